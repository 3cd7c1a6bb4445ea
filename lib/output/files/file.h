/* What the files of cj_files share. */
#ifndef CJ_OUTPUT_FILES_FILE_H
#define CJ_OUTPUT_FILES_FILE_H

#include "cj/output.h"

#include <sys/types.h>

/* Names tried beside a target before giving up. */
#define CJ_FILE_TRIES 1000

/* One file of a set. */
struct cj_file {
    const cj_files_watch *watch;
    char *name;      /* as given, for messages */
    char *target;    /* symbolic links followed */
    char *folder;    /* that of the target */
    char *temporary; /* name of what is new, until it is in its place; NULL: none yet */
    char *kept;      /* name of what was there, once the target is another; NULL: nothing was */
    char *watched;   /* name that the watch knows of; NULL: none */
    int fd;
    bool direct;  /* the target is written as it is */
    bool removal; /* nothing is written: the target goes */
    bool made;    /* a folder that was made for the others */
    bool placed;  /* the target is the new one, or gone */
};

/* The folder that path is in, to be freed; NULL without memory. */
char *cj_file_folder(const char *path);

/* The nth name beside the target, to be freed; NULL without memory.  It carries the
 * mark of these programs, the host and the process. */
char *cj_file_beside(const cj_file *file, int nth);

/* Take away what programs that are no more have left in a folder.  Never fails. */
void cj_file_sweep(const char *folder);

/* The system's calls, going on where a signal interrupts; of close it is no failure. */
int cj_file_close(int fd);
int cj_file_sync(int fd);
int cj_file_open(const char *path, int flags, mode_t mode);
int cj_file_unlink(const char *path);
int cj_file_rename(const char *from, const char *to, unsigned flags);

/* Find the place of a file and begin to write it.  The file has its name. */
cj_status cj_file_begin(cj_file *file, cj_error *err);

/* Bring what was written to the disk. */
cj_status cj_file_flush(cj_file *file, cj_error *err);

/* Give a nameless file the name that it is put in its place from, and close it. */
cj_status cj_file_settle(cj_file *file, cj_error *err);

/* Put the new file in its place, what was there being kept under a name of its own. */
cj_status cj_file_place(cj_file *file, cj_error *err);

/* Put what was there in its place again; false with errno set if that cannot be done. */
bool cj_file_put_back(cj_file *file);

/* Close the file, and remove what has a temporary name and the folder that was made. */
void cj_file_forget(cj_file *file);

/* Let the watch know of a name, and that there is no such file any more. */
cj_status cj_file_watch(cj_file *file, const char *path, cj_error *err);
void cj_file_unwatch(cj_file *file);

#endif
