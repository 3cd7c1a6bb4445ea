/* A main for compilers without libFuzzer: runs the target over every file of
 * the directories, and every file, that are named. */
#include "fuzz.h"

#include <dirent.h>
#include <sys/stat.h>

static size_t runs;

static void run_file(const char *path)
{
    cj_text text = CJ_TEXT_INIT;
    cj_error err = CJ_ERROR_INIT;
    uint8_t *exact; /* as long as the input, so that reading beyond it shows */

    CHECK(cj_text_read_file(&text, path, 1 << 24, &err) == CJ_OK, "%s: %s", path, err.text);
    exact = malloc(text.length + (text.length == 0));
    CHECK(exact != NULL, "no memory");
    if (text.length > 0)
        memcpy(exact, text.bytes, text.length);
    fprintf(stderr, "%s\n", path); /* the last one told is the one at fault */
    LLVMFuzzerTestOneInput(exact, text.length);
    runs++;
    free(exact);
    cj_text_clear(&text);
}

static void run_directory(const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);

    CHECK(count >= 0, "%s cannot be listed", path);
    for (int i = 0; i < count; i++) {
        char name[4096];

        snprintf(name, sizeof name, "%s/%s", path, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.')
            run_file(name);
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    struct stat info;

    for (int i = 1; i < argc; i++) {
        if (stat(argv[i], &info) == 0 && S_ISDIR(info.st_mode))
            run_directory(argv[i]);
        else
            run_file(argv[i]);
    }
    printf("%zu inputs\n", runs);
    return runs > 0 ? 0 : 1; /* an empty corpus tests nothing */
}
