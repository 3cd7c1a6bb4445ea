/* The rows of one input: from its files, one behind the other, or played again from readings that a
 * store keeps.  Each file has its own header and its own columns; whoever asks for a column of the
 * input names one of the first file, and gets the same of the others (file/chain.c). */
#ifndef CJ_RECORDS_INPUT_H
#define CJ_RECORDS_INPUT_H

#include "records/kept/replay.h"
#include "records/kept/store.h"

/* One of the files. */
typedef struct {
    cj_file_rows file;  /* its columns, and its rows wherever they are from */
    cj_held_file *held; /* what the store holds the file as */
    cj_replay replay;
} cj_input_part;

typedef struct {
    cj_file_rows *file; /* whose rows are in hand; before they are taken the first */
    cj_input_part *parts;
    size_t count;
    size_t at;        /* the part whose rows are in hand */
    cj_store *store;  /* NULL: none */
    bool needs_cells; /* as they are written: no reading keeps them */
    bool planned;     /* the store knows what is wanted, and gives no rows yet */
} cj_input_rows;

cj_status cj_input_rows_open(cj_input_rows *input, const cj_file_options *options, cj_store *store,
                             cj_dataset *dataset, cj_error *err);
void cj_input_rows_clear(cj_input_rows *input);

/* Find out where the rows come from; with `ahead` all texts of the file are known afterwards.  A
 * store that is planning notes which columns are wanted: there are no rows then. */
cj_status cj_input_rows_choose(cj_input_rows *input, bool ahead, cj_error *err);

/* Report what is wrong with the header, and begin to read. */
cj_status cj_input_rows_start(cj_input_rows *input, cj_error *err);

/* Take the next rows in hand, which may be none; *end tells that there is nothing more. */
cj_status cj_input_rows_take(bool *end, cj_input_rows *input, cj_error *err);

#endif
