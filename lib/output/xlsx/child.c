/* Workbooks are made in a process of their own, whose end the parent judges: the library does
 * not check its memory. */
#include "child.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

void *cj_child_memory(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    return memory == MAP_FAILED ? NULL : memory;
}

void cj_child_memory_free(void *memory, size_t size)
{
    if (memory != NULL)
        munmap(memory, size);
}

/* Exit from a crash signal; _exit() is safe in a handler and writes no core. */
static void end_at_once(int signal_number)
{
    (void)signal_number;
    _exit(CJ_ENOMEM);
}

/* Set up the child: it exits quietly where it would crash, writes no core file with records in
 * it, and does not outlive its parent. The parent may have died before prctl(), so it is looked
 * for afterwards. */
static void become_child(pid_t parent, int said)
{
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    const struct rlimit none = {0, 0};

    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(CJ_EIO);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        signal(crashes[i], end_at_once);
    signal(SIGXFSZ, SIG_IGN); /* the write fails instead */
    dup2(said, STDOUT_FILENO);
    dup2(said, STDERR_FILENO);
}

/* Return the child's wait status, -1 if it cannot be had. 0 alone means success. */
static int wait_for(pid_t child)
{
    int status = -1;

    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return status;
}

/* Whatever the library prints goes to `said`, a file in memory. A byte in it means that the
 * library complained about memory, which its return values do not always tell. */
cj_status cj_child_run(cj_child_work work, void *data, void *shared, cj_error *err)
{
    int said = memfd_create("said", MFD_CLOEXEC);
    pid_t parent = getpid();
    cj_status status = CJ_OK;
    pid_t child;

    if (said < 0)
        return cj_fail_errno(err, "workbook", "cannot be made", errno);
    child = fork();
    if (child == 0) {
        become_child(parent, said);
        work(data, shared);
        _exit(CJ_OK);
    }
    if (child < 0)
        status = cj_fail_errno(err, "workbook", "cannot start a process that makes it", errno);
    else if (wait_for(child) != 0 || lseek(said, 0, SEEK_END) != 0)
        status = cj_fail_nomem(err);
    close(said);
    return status;
}
