/* Shared by the files behind cj_files: one file of a set, and the calls to make, place and
 * forget it. */
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
    bool private; /* its owner alone may read what is new */
    bool placed;  /* the target is the new one, or gone */
};

/* The folder that path is in, to be freed; NULL without memory. */
char *cj_file_folder(const char *path);

/* The nth name beside the target, to be freed; NULL without memory.  It carries the
 * mark of these programs, the host and the process. */
char *cj_file_beside(const cj_file *file, int nth);

/* Remove temporary files that ended processes have left in a folder. Never fails. */
void cj_file_sweep(const char *folder);

/* The system's calls, going on where a signal interrupts; of close it is no failure. */
int cj_file_close(int fd);
int cj_file_sync(int fd);
int cj_file_open(const char *path, int flags, mode_t mode);
int cj_file_unlink(const char *path);
int cj_file_rename(const char *from, const char *to, unsigned flags);

/* Find the place of a file and begin to write it.  The file has its name. */
cj_status cj_file_begin(cj_file *file, cj_error *err);

/* Force the written bytes to the disk (fsync), so that a full disk is noticed before any target
 * is replaced. */
cj_status cj_file_flush(cj_file *file, cj_error *err);

/* Close the file and see that it has a temporary name, from which cj_file_place() renames
 * it. */
cj_status cj_file_settle(cj_file *file, cj_error *err);

/* Rename the new file to the target's name. The old target stays under file->kept until every
 * file of the set is in place. */
cj_status cj_file_place(cj_file *file, cj_error *err);

/* Restore the old target, or remove the new one if there was none; false with errno set if that
 * fails. */
bool cj_file_put_back(cj_file *file);

/* Close the file and remove the temporary file, and the folder if this member made one. */
void cj_file_forget(cj_file *file);

/* Tell the watch that a file of this name may exist from now on; unwatch: that it exists no
 * more. */
cj_status cj_file_watch(cj_file *file, const char *path, cj_error *err);
void cj_file_unwatch(cj_file *file);

#endif
