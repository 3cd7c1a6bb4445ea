/* libxlsxwriter by the name that its developers gave this version of its interface. */
#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

cj_lxw_functions cj_lxw;

/* Where the address of each function belongs. */
static const struct {
    const char *name;
    size_t place;
} functions[] = {
#define PLACE(name) {#name, offsetof(cj_lxw_functions, name)},
    CJ_LXW_FUNCTIONS(PLACE)
#undef PLACE
};

static cj_status fail(cj_error *err)
{
    const char *why = dlerror();

    return cj_fail(err, CJ_EIO, "the workbook cannot be written: %s",
                   why == NULL ? "libxlsxwriter cannot be loaded" : why);
}

/* Fill in the functions of the library that was opened. */
static cj_status find_functions(void *opened, cj_error *err)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *found = dlsym(opened, functions[i].name);

        if (found == NULL)
            return fail(err);
        /* POSIX lets a function's address be kept as that of an object; ISO C has no cast for it */
        memcpy((char *)&cj_lxw + functions[i].place, &found, sizeof found);
    }
    return CJ_OK;
}

cj_status cj_lxw_load(cj_error *err)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static void *library; /* stays loaded until the process ends */
    cj_status status = CJ_OK;

    pthread_mutex_lock(&lock);
    if (library == NULL) {
        void *opened = dlopen(CJ_LXW_NAME, RTLD_NOW | RTLD_LOCAL);

        status = opened == NULL ? fail(err) : find_functions(opened, err);
        if (status == CJ_OK)
            library = opened;
        else if (opened != NULL)
            dlclose(opened);
    }
    pthread_mutex_unlock(&lock);
    return status;
}
