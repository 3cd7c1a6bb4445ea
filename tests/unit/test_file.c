/* cj/output.h: files that are written completely or not at all */
#include "support.h"

#include "cj/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

static const char *folder;

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

static void put(const char *path, const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    cj_file *file;

    OK(cj_file_create(&file, path, &err));
    OK(cj_file_write(file, cj_span_of(text), &err));
    OK(cj_file_commit(&file, &err));
    assert_null(file);
}

static int fresh_folder(void **state)
{
    char command[128];

    (void)state;
    umask(022);
    snprintf(command, sizeof command, "rm -rf %s/files", temp_directory());
    if (system(command) != 0)
        return -1;
    folder = temp_path("files");
    return mkdir(folder, 0755);
}

static void comes_into_being_when_committed(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    const char *path = in_folder("new.csv");
    cj_file *file;

    (void)state;
    OK(cj_file_create(&file, path, &err));
    OK(cj_file_write(file, CJ_SPAN("one\n"), &err));
    OK(cj_file_write(file, CJ_SPAN(""), &err));
    OK(cj_file_write(file, CJ_SPAN("two\n"), &err));
    assert_int_not_equal(access(path, F_OK), 0);
    OK(cj_file_commit(&file, &err));
    assert_null(file);
    holds(path, "one\ntwo\n");
    assert_int_equal(names_in_folder(), 1);
}

static void discard_keeps_what_was_there(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    const char *path = write_text("files/old.csv", "old");
    cj_file *file;

    (void)state;
    OK(cj_file_create(&file, path, &err));
    OK(cj_file_write(file, CJ_SPAN("new"), &err));
    holds(path, "old");
    cj_file_discard(file);
    holds(path, "old");
    assert_int_equal(names_in_folder(), 1);
    cj_file_discard(NULL);
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
    cj_file *file;
    struct stat info;
    cj_status status;

    (void)state;
    put("/dev/null", "gone");
    assert_int_equal(stat("/dev/null", &info), 0);
    assert_true(S_ISCHR(info.st_mode));
    OK(cj_file_create(&file, "/dev/full", &err));
    status = cj_file_write(file, CJ_SPAN("no room"), &err);
    if (status == CJ_OK)
        status = cj_file_commit(&file, &err);
    else
        cj_file_discard(file);
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
    cj_error err = CJ_ERROR_INIT;
    cj_file *file = (cj_file *)&err;
    pid_t child;
    int result;

    (void)state;
    FAILS(cj_file_create(&file, folder, &err), CJ_EIO);
    assert_null(file);
    FAILS(cj_file_create(&file, in_folder("no/such/folder.csv"), &err), CJ_EIO);
    assert_null(file);
    HAS(err.file, "folder.csv");
    assert_int_equal(chmod(temp_directory(), 0755), 0);
    assert_int_equal(chmod(folder, 0555), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        cj_status status = CJ_EIO;

        if (geteuid() != 0 || setuid(65534) == 0)
            status = cj_file_create(&file, in_folder("refused.csv"), &err);
        _exit(status == CJ_EIO && file == NULL ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &result, 0), child);
    chmod(folder, 0755);
    assert_int_equal(result, 0);
    assert_int_equal(names_in_folder(), 0);
}

/* A copy under a name of a process that is gone goes; others stay. */
static void what_was_left_behind_goes(void **state)
{
    pid_t gone = fork();
    char name[40];
    char living[40];
    const char *path = in_folder("q4.csv");
    cj_error err = CJ_ERROR_INIT;
    cj_file *file;

    (void)state;
    if (gone == 0)
        _exit(0);
    assert_int_equal(waitpid(gone, NULL, 0), gone);
    snprintf(name, sizeof name, ".q4.csv.%ld-0", (long)gone);
    snprintf(living, sizeof living, ".q4.csv.%ld-7", (long)getppid());
    put(in_folder(name), "left behind");
    put(in_folder(living), "being written");
    put(in_folder(".q4.csv.bak"), "somebody's");
    put(in_folder(".q4.csv.12-x"), "somebody's");
    OK(cj_file_create(&file, path, &err));
    OK(cj_file_write(file, CJ_SPAN("new"), &err));
    OK(cj_file_commit(&file, &err));
    holds(path, "new");
    assert_int_equal(access(in_folder(name), F_OK), -1);
    holds(in_folder(living), "being written");
    holds(in_folder(".q4.csv.bak"), "somebody's");
    holds(in_folder(".q4.csv.12-x"), "somebody's");
    assert_int_equal(names_in_folder(), 4);
}

static void the_empty_name_is_no_file(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_file *file = NULL;
    cj_status status = cj_file_create(&file, "", &err);

    (void)state;
    cj_file_discard(file);
    assert_int_equal(status, CJ_EIO);
}

static void writes_everything_to_a_descriptor(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    const char *path = in_folder("fd");
    int fd = open(path, O_CREAT | O_WRONLY, 0600);

    (void)state;
    OK(cj_write_all(fd, "fd", CJ_SPAN("all of it"), &err));
    close(fd);
    holds(path, "all of it");
    FAILS(cj_write_all(fd, "fd", CJ_SPAN("closed"), &err), CJ_EIO);
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
        FILE_TEST(the_empty_name_is_no_file),
        FILE_TEST(writes_everything_to_a_descriptor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
