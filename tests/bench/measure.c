/* measure OUT COMMAND...: runs COMMAND with its standard output in OUT and prints, of it alone,
 *
 *     wall seconds, user and system seconds, greatest resident memory in KiB
 *
 * with the command's status as its own.  A program of its own, as the memory of whoever starts a
 * command counts as the command's at first: this one has little. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
    int out = argc > 2 ? open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0644) : -1;
    struct rusage used;
    double begin;
    double wall;
    int status;
    pid_t child;

    if (out < 0) {
        fputs("usage: measure OUT COMMAND...\n", stderr);
        return 2;
    }
    begin = seconds();
    child = vfork();
    if (child == 0) {
        dup2(out, STDOUT_FILENO);
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &used) < 0) {
        perror("measure");
        return 3;
    }
    wall = seconds() - begin;
    printf("%.6f %.6f %ld\n", wall, of(used.ru_utime) + of(used.ru_stime), used.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
