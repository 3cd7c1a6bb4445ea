/* Texts that are longer than the terminal are shown by a pager. */
#include "pager.h"

#include "cj/output.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Whether a text has more lines than the terminal of standard output. */
static bool is_longer(cj_span text)
{
    struct winsize size;
    size_t lines = 0;

    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0)
        return false;
    for (size_t i = 0; i < text.length; i++)
        lines += text.at[i] == '\n';
    return lines >= size.ws_row;
}

/* The command of the pager; NULL where none is wanted. */
static const char *command(void)
{
    const char *pager = getenv("CJ_PAGER");
    const char *term = getenv("TERM");

    if (pager == NULL)
        pager = getenv("PAGER");
    if (pager == NULL)
        pager = "less";
    if (pager[0] == '\0' || strcmp(pager, "cat") == 0 || term == NULL || strcmp(term, "dumb") == 0)
        return NULL;
    return pager;
}

/* Start the pager with standard input from a pipe, whose other end is *to.  A shell finds it, as
 * it may have options; less goes away where everything fits, shows colours, keeps what is on the
 * screen and writes down nothing of what was looked for. */
static bool start(pid_t *pid, int *to, const char *pager)
{
    char *const call[] = {"sh", "-c", (char *)pager, NULL};
    posix_spawn_file_actions_t actions;
    int ends[2];
    bool started;

    if (pipe(ends) != 0)
        return false;
    setenv("LESS", "FRX", 0);
    setenv("LESSHISTFILE", "-", 1);
    setenv("LESSSECURE", "1", 1);
    if (posix_spawn_file_actions_init(&actions) != 0) {
        close(ends[0]);
        close(ends[1]);
        return false;
    }
    started = posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO) == 0 &&
              posix_spawn_file_actions_addclose(&actions, ends[1]) == 0 &&
              posix_spawn(pid, "/bin/sh", &actions, NULL, call, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[0]);
    if (started)
        *to = ends[1];
    else
        close(ends[1]);
    return started;
}

static const int left_alone[] = {SIGPIPE, SIGINT, SIGQUIT};
enum { LEFT_ALONE = sizeof left_alone / sizeof *left_alone };

/* Give the text to the pager and wait for its end.  Whoever leaves it before the last line ends
 * nothing else: a pipe that breaks is no error, and Ctrl-C is the pager's.  Returns false where the
 * shell knows no such command, so that nothing was shown. */
static bool show(cj_span text, const char *pager)
{
    cj_error broken = CJ_ERROR_INIT;
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before[LEFT_ALONE];
    int state = 0;
    int to;
    pid_t pid;

    if (!start(&pid, &to, pager))
        return false;
    for (size_t i = 0; i < LEFT_ALONE; i++)
        sigaction(left_alone[i], &ignore, &before[i]);
    (void)cj_file_write_all(to, "the pager", text, &broken);
    close(to);
    while (waitpid(pid, &state, 0) < 0 && errno == EINTR)
        continue;
    for (size_t i = 0; i < LEFT_ALONE; i++)
        sigaction(left_alone[i], &before[i], NULL);
    return !WIFEXITED(state) || (WEXITSTATUS(state) != 126 && WEXITSTATUS(state) != 127);
}

bool cj_pager_show(cj_span text)
{
    const char *pager = command();

    return pager != NULL && is_longer(text) && show(text, pager);
}
