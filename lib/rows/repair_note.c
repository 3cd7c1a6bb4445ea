/* A repair is noted once: counted by file, rule and column, and listed where somebody wants the
 * list. */
#include "repair.h"

#include <string.h>

cj_status cj_repair_note(cj_batch *batch, const cj_typed *typed, uint32_t index, const char *rule,
                         uint32_t column, cj_span name, cj_span before, cj_span after,
                         cj_error *err)
{
    cj_repair repair = {.rule = rule,
                        .file = cj_source_name(typed->source),
                        .line = batch->block.records[index].line,
                        .column = column,
                        .column_name = name,
                        .before = {"", 0},
                        .after = {"", 0}};
    cj_status status;

    if (!typed->count_repairs)
        return CJ_OK;
    status = cj_grow(&batch->repairs, &batch->repair_capacity, batch->repair_count + 1,
                     sizeof *batch->repairs, err);
    /* The texts are copied only if repairs are listed and not just counted. */
    if (status == CJ_OK && typed->list_repairs) {
        repair.before =
            (cj_span){cj_arena_text(&batch->texts, before.at, before.length), before.length};
        repair.after =
            (cj_span){cj_arena_text(&batch->texts, after.at, after.length), after.length};
        if (repair.before.at == NULL || repair.after.at == NULL)
            status = cj_fail_nomem(err);
    }
    if (status == CJ_OK)
        batch->repairs[batch->repair_count++] = repair;
    return status;
}
