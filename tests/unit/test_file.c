/* cj/output.h: files that are written completely or not at all */
#include "support.h"

#include "output/files/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

static char folder[160];

/* Names in the test's folder but . and .. */
static size_t names_in_folder(void)
{
    DIR *directory = opendir(folder);
    size_t count = 0;

    assert_non_null(directory);
    for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory))
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(directory);
    return count;
}

static const char *in_folder(const char *name)
{
    char path[64];

    snprintf(path, sizeof path, "files/%s", name);
    return temp_path(path);
}

static void holds(const char *path, const char *expected)
{
    char *text = read_all(path);

    assert_string_equal(text, expected);
    free(text);
}

static unsigned mode_of(const char *path)
{
    struct stat info;

    assert_int_equal(stat(path, &info), 0);
    return info.st_mode & 07777;
}

static cj_files *new_set(void)
{
    cj_error err = CJ_ERROR_INIT;
    cj_files *files;

    OK(cj_files_new(&files, NULL, &err));
    return files;
}

static void add(cj_files *files, const char *path, const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    cj_file *file;

    OK(cj_files_add(&file, files, path, &err));
    OK(cj_file_write(file, cj_span_of(text), &err));
}

static void put(const char *path, const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    cj_files *files = new_set();

    add(files, path, text);
    OK(cj_files_commit(files, &err));
    cj_files_free(files);
}

/* Beginning to write path fails so. */
static void is_refused(const char *path, const char *words)
{
    cj_error err = CJ_ERROR_INIT;
    cj_files *files = new_set();
    cj_file *file = (cj_file *)&err;

    FAILS(cj_files_add(&file, files, path, &err), CJ_EIO);
    assert_null(file);
    HAS(err.text, words);
    OK(cj_files_commit(files, &err));
    cj_files_free(files);
}

static int fresh_folder(void **state)
{
    char command[128];

    (void)state;
    umask(022);
    snprintf(command, sizeof command, "rm -rf %s/files", temp_directory());
    if (system(command) != 0)
        return -1;
    snprintf(folder, sizeof folder, "%s/files", temp_directory());
    return mkdir(folder, 0755);
}

static void comes_into_being_when_committed(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    const char *path = in_folder("new.csv");
    cj_files *files = new_set();
    cj_file *file;

    (void)state;
    OK(cj_files_add(&file, files, path, &err));
    OK(cj_file_write(file, CJ_SPAN("one\n"), &err));
    OK(cj_file_write(file, CJ_SPAN(""), &err));
    OK(cj_file_write(file, CJ_SPAN("two\n"), &err));
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(names_in_folder(), 0);
    OK(cj_files_commit(files, &err));
    FAILS(cj_file_write(file, CJ_SPAN("late"), &err), CJ_EIO);
    cj_files_free(files);
    holds(path, "one\ntwo\n");
    assert_int_equal(names_in_folder(), 1);
}

static void discard_keeps_what_was_there(void **state)
{
    const char *path = write_text("files/old.csv", "old");
    cj_files *files = new_set();

    (void)state;
    add(files, path, "new");
    holds(path, "old");
    cj_files_free(files);
    holds(path, "old");
    assert_int_equal(names_in_folder(), 1);
    cj_files_free(NULL);
    put(path, "new");
    holds(path, "new");
    assert_int_equal(names_in_folder(), 1);
}

static void mode_is_that_of_the_umask(void **state)
{
    static const unsigned masks[] = {022, 027, 077, 002, 0};

    (void)state;
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        const char *path = in_folder("mode.csv");

        umask(masks[i]);
        put(path, "x");
        assert_int_equal(mode_of(path), 0666 & ~masks[i]);
        assert_int_equal(umask(022), masks[i]); /* and the umask is as it was */
        unlink(path);
    }
}

static void mode_is_never_more_open_than_the_old_one(void **state)
{
    static const struct {
        unsigned old;
        unsigned mask;
        unsigned expected;
    } cases[] = {{0600, 022, 0600}, {0640, 022, 0640}, {0666, 022, 0644},
                 {0644, 077, 0600}, {0755, 022, 0644}, {0660, 0, 0660}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = write_text("files/strict.csv", "old");

        assert_int_equal(chmod(path, cases[i].old), 0);
        umask(cases[i].mask);
        put(path, "new");
        umask(022);
        holds(path, "new");
        assert_int_equal(mode_of(path), cases[i].expected);
        unlink(path);
    }
}

static void links_are_followed(void **state)
{
    const char *target = write_text("files/target.csv", "old");
    const char *link = in_folder("link.csv");
    const char *dangling = in_folder("dangling.csv");
    struct stat info;

    (void)state;
    assert_int_equal(symlink("target.csv", link), 0);
    put(link, "new");
    holds(target, "new");
    assert_int_equal(lstat(link, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(symlink("fresh.csv", dangling), 0);
    put(dangling, "fresh");
    holds(in_folder("fresh.csv"), "fresh");
    assert_int_equal(lstat(dangling, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(names_in_folder(), 4);
}

static void devices_are_written_directly(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_files *files = new_set();
    cj_file *file;
    struct stat info;
    cj_status status;

    (void)state;
    put("/dev/null", "gone");
    assert_int_equal(stat("/dev/null", &info), 0);
    assert_true(S_ISCHR(info.st_mode));
    OK(cj_files_add(&file, files, "/dev/full", &err));
    status = cj_file_write(file, CJ_SPAN("no room"), &err);
    cj_files_free(files);
    assert_int_equal(status, CJ_EIO);
    HAS(err.text, strerror(ENOSPC));
    HAS(err.file, "/dev/full");
}

static void pipes_are_written_directly(void **state)
{
    const char *path = in_folder("pipe");
    char text[16] = "";
    struct stat info;
    int end;

    (void)state;
    assert_int_equal(mkfifo(path, 0600), 0);
    end = open(path, O_RDONLY | O_NONBLOCK);
    assert_true(end >= 0);
    put(path, "through");
    assert_int_equal(read(end, text, sizeof text - 1), 7);
    assert_string_equal(text, "through");
    close(end);
    assert_int_equal(lstat(path, &info), 0);
    assert_true(S_ISFIFO(info.st_mode));
}

/* As somebody who is not root, whom no mode holds back. */
static void cannot_be_written(void **state)
{
    pid_t child;
    int result;

    (void)state;
    is_refused(folder, "it is a directory");
    is_refused(in_folder("no/such/folder.csv"), "there is no folder");
    assert_int_equal(chmod(temp_directory(), 0755), 0);
    assert_int_equal(chmod(folder, 0555), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        cj_error err = CJ_ERROR_INIT;
        cj_files *files = new_set();
        cj_status status = CJ_OK;
        cj_file *file;

        if (geteuid() != 0 || setuid(65534) == 0)
            status = cj_files_add(&file, files, in_folder("refused.csv"), &err);
        _exit(status == CJ_EIO && file == NULL ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &result, 0), child);
    chmod(folder, 0755);
    assert_int_equal(result, 0);
    assert_int_equal(names_in_folder(), 0);
}

/* The first name that process would give beside the target, to be freed; host: one that
 * it is not on, or NULL. */
static char *beside(const char *target, long process, const char *host)
{
    cj_file file = {.target = (char *)target};
    char *own = cj_file_beside(&file, 0);
    char *mark = strstr(own, ".cjtools-") + strlen(".cjtools-");
    size_t room = strlen(own) + 64;
    char *name = malloc(room);

    assert_non_null(name);
    snprintf(name, room, "%.*s%.16s-%ld-0", (int)(mark - own), own, host == NULL ? mark : host,
             process);
    free(own);
    return name;
}

static void make_old(const char *path)
{
    const struct timespec times[2] = {{time(NULL) - 3 * 86400, 0}, {time(NULL) - 3 * 86400, 0}};

    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

/* What a process that is gone left goes, also beside other targets; all else stays. */
static void what_was_left_behind_goes(void **state)
{
    static const char *const others[] = {
        ".q4.csv.2024-01", /* the day of somebody's copy */
        ".q4.csv.999999999-0",
        ".q4.csv.bak",
        ".q4.csv.cjtools-0123456789abcde-1-0",
        ".q4.csv.cjtools-0123456789abcdeg-1-0",
        ".q4.csv.cjtools-0123456789abcdef-1-",
        ".q4.csv.cjtools-0123456789abcdef-1-0.bak",
        "q4.csv.cjtools-0123456789abcdef-1-0",
        ".cjtools",
    };
    const size_t count = sizeof others / sizeof *others;
    const char *const elsewhere = "0123456789abcdef";
    pid_t gone = fork();
    char *names[5];

    (void)state;
    if (gone == 0)
        _exit(0);
    assert_int_equal(waitpid(gone, NULL, 0), gone);
    for (size_t i = 0; i < count; i++)
        put(in_folder(others[i]), "somebody's");
    names[0] = beside(in_folder("q4.csv"), gone, NULL);
    names[1] = beside(in_folder("q3.csv"), gone, NULL);
    names[2] = beside(in_folder("q4.csv"), getppid(), NULL);      /* being written */
    names[3] = beside(in_folder("q4.csv"), gone, elsewhere);      /* another host's */
    names[4] = beside(in_folder("q4.csv"), getppid(), elsewhere); /* three days ago */
    for (size_t i = 0; i < 5; i++)
        put(names[i], "records");
    make_old(names[4]);
    put(in_folder("q4.csv"), "new");
    holds(in_folder("q4.csv"), "new");
    assert_int_equal(access(names[0], F_OK), -1);
    assert_int_equal(access(names[1], F_OK), -1);
    holds(names[2], "records");
    holds(names[3], "records");
    holds(names[4], "records"); /* the inode was changed just now: it may be in use */
    for (size_t i = 0; i < count; i++)
        holds(in_folder(others[i]), "somebody's");
    assert_int_equal(names_in_folder(), count + 4);
    for (size_t i = 0; i < 5; i++)
        free(names[i]);
}

static void what_is_locked_is_in_use(void **state)
{
    char *name;
    pid_t gone = fork();
    int fd;

    (void)state;
    if (gone == 0)
        _exit(0);
    assert_int_equal(waitpid(gone, NULL, 0), gone);
    name = beside(in_folder("q4.csv"), gone, NULL);
    put(name, "records");
    fd = open(name, O_RDONLY);
    assert_int_equal(flock(fd, LOCK_SH), 0);
    put(in_folder("q4.csv"), "new");
    holds(name, "records");
    close(fd);
    put(in_folder("q4.csv"), "new");
    assert_int_equal(names_in_folder(), 1);
    free(name);
}

/* A name of 255 bytes, which the one beside it is cut from. */
static void the_longest_name_can_be_written(void **state)
{
    char path[400];
    char *name;
    size_t begin;

    (void)state;
    begin = (size_t)snprintf(path, sizeof path, "%s/", in_folder(""));
    memset(path + begin, 'n', 255);
    for (size_t i = 0; i < 10; i++)
        memcpy(path + begin + 80 + 3 * i, "\xE2\x82\xAC", 3);
    path[begin + 255] = '\0';
    put(path, "old");
    put(path, "new");
    holds(path, "new");
    assert_int_equal(names_in_folder(), 1);
    name = beside(path, 1, "0123456789abcdef");
    assert_string_equal(strrchr(name, 'n') + 1,
                        "\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC.cjtools-0123456789abcdef-1-0");
    free(name);
}

static void the_empty_name_is_no_file(void **state)
{
    (void)state;
    is_refused("", "without a name");
}

static void read_only_is_refused(void **state)
{
    const char *path = write_text("files/final.csv", "final");

    (void)state;
    assert_int_equal(chmod(path, 0444), 0);
    is_refused(path, "read-only (mode 444)");
    holds(path, "final");
    assert_int_equal(chmod(path, 0200), 0);
    put(path, "new");
    assert_int_equal(mode_of(path), 0200);
}

static void links_are_followed_to_their_end(void **state)
{
    struct stat info;

    (void)state;
    assert_int_equal(symlink("nowhere", in_folder("l1")), 0);
    assert_int_equal(symlink("l1", in_folder("l2")), 0);
    put(in_folder("l2"), "new");
    holds(in_folder("nowhere"), "new");
    assert_int_equal(lstat(in_folder("l1"), &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(symlink("b", in_folder("a")), 0);
    assert_int_equal(symlink("a", in_folder("b")), 0);
    is_refused(in_folder("a"), strerror(ELOOP));
}

/* ---- several files -------------------------------------------------------------------- */

static void come_together(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_files *files = new_set();
    const char *old = write_text("files/old.csv", "old");
    const char *stale = write_text("files/stale.csv", "stale");
    const char *inside = in_folder("tables/new.csv");
    cj_file *dropped;

    (void)state;
    OK(cj_files_make_folder(files, in_folder("tables/"), &err));
    add(files, old, "new");
    add(files, inside, "new");
    OK(cj_files_add(&dropped, files, in_folder("dropped.csv"), &err));
    OK(cj_files_remove(files, stale, &err));
    OK(cj_files_remove(files, in_folder("none.csv"), &err));
    cj_files_drop(files, dropped);
    cj_files_drop(files, NULL);
    holds(stale, "stale");
    OK(cj_files_commit(files, &err));
    cj_files_free(files);
    holds(old, "new");
    holds(inside, "new");
    assert_int_equal(access(stale, F_OK), -1);
    assert_int_equal(names_in_folder(), 2);
}

/* Where one of them has become a directory in the meantime. */
static void are_put_back_together(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_files *files = new_set();
    const char *old = write_text("files/old.csv", "old");
    const char *stale = write_text("files/stale.csv", "stale");

    (void)state;
    OK(cj_files_make_folder(files, in_folder("tables"), &err));
    OK(cj_files_remove(files, stale, &err));
    add(files, old, "new");
    add(files, in_folder("fresh.csv"), "new");
    add(files, in_folder("tables/new.csv"), "new");
    add(files, in_folder("blocked.csv"), "new");
    add(files, in_folder("never.csv"), "new");
    assert_int_equal(mkdir(in_folder("blocked.csv"), 0700), 0);
    FAILS(cj_files_commit(files, &err), CJ_EIO);
    HAS(err.file, "blocked.csv");
    HAS(err.text, "it is a directory; all files are as they were");
    holds(old, "old");
    holds(stale, "stale");
    assert_int_equal(names_in_folder(), 3); /* with the directory */
    cj_files_free(files);
    assert_int_equal(names_in_folder(), 3);
}

static void a_folder_goes_if_nothing_comes(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_files *files = new_set();

    (void)state;
    OK(cj_files_make_folder(files, in_folder("tables/"), &err));
    OK(cj_files_make_folder(files, in_folder("tables"), &err));
    add(files, in_folder("tables/a.csv"), "a");
    cj_files_free(files);
    assert_int_equal(names_in_folder(), 0);
    files = new_set();
    FAILS(cj_files_make_folder(files, in_folder("no/tables/"), &err), CJ_EIO);
    write_text("files/stale.csv", "stale");
    chmod(in_folder("stale.csv"), 0444);
    FAILS(cj_files_remove(files, in_folder("stale.csv"), &err), CJ_EIO);
    HAS(err.text, "read-only");
    cj_files_free(files);
}

static void writes_everything_to_a_descriptor(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    const char *path = in_folder("fd");
    int fd = open(path, O_CREAT | O_WRONLY, 0600);

    (void)state;
    OK(cj_file_write_all(fd, "fd", CJ_SPAN("all of it"), &err));
    close(fd);
    holds(path, "all of it");
    FAILS(cj_file_write_all(fd, "fd", CJ_SPAN("closed"), &err), CJ_EIO);
    assert_string_equal(err.file, "fd");
}

#define FILE_TEST(test) cmocka_unit_test_setup(test, fresh_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FILE_TEST(comes_into_being_when_committed),
        FILE_TEST(discard_keeps_what_was_there),
        FILE_TEST(mode_is_that_of_the_umask),
        FILE_TEST(mode_is_never_more_open_than_the_old_one),
        FILE_TEST(links_are_followed),
        FILE_TEST(devices_are_written_directly),
        FILE_TEST(pipes_are_written_directly),
        FILE_TEST(cannot_be_written),
        FILE_TEST(what_was_left_behind_goes),
        FILE_TEST(what_is_locked_is_in_use),
        FILE_TEST(the_longest_name_can_be_written),
        FILE_TEST(read_only_is_refused),
        FILE_TEST(links_are_followed_to_their_end),
        FILE_TEST(come_together),
        FILE_TEST(are_put_back_together),
        FILE_TEST(a_folder_goes_if_nothing_comes),
        FILE_TEST(the_empty_name_is_no_file),
        FILE_TEST(writes_everything_to_a_descriptor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
