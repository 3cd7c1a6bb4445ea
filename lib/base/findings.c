/* Findings: kept up to a limit, counted by severity, and passed on as they come. */
#include "cj/findings.h"

#include "cj/dict.h"

#include <stdlib.h>
#include <string.h>

struct cj_findings {
    cj_finding *kept;
    size_t kept_count;
    size_t kept_capacity;
    size_t keep;
    uint64_t counts[2]; /* by severity */
    cj_findings_sink sink;
    void *sink_data;
    cj_dict *seen; /* what was reported; NULL: repeats are reported, too */
    size_t first;  /* of each rule and column that are kept; 0: no limit */
    cj_dict *rules;
    uint64_t *rule_counts; /* by code of the rule */
    size_t rule_capacity;
    uint32_t *kept_rules; /* of each that is kept */
    size_t kept_rule_capacity;
    size_t kept_of[2]; /* by severity */
    cj_arena texts;
};

cj_status cj_findings_new(cj_findings **out, size_t keep, cj_findings_sink sink, void *sink_data,
                          cj_error *err)
{
    cj_findings *findings = calloc(1, sizeof *findings);

    *out = findings;
    if (findings == NULL)
        return cj_fail_nomem(err);
    findings->keep = keep;
    findings->sink = sink;
    findings->sink_data = sink_data;
    return CJ_OK;
}

void cj_findings_free(cj_findings *findings)
{
    if (findings == NULL)
        return;
    free(findings->kept);
    cj_dict_free(findings->seen);
    cj_dict_free(findings->rules);
    free(findings->rule_counts);
    free(findings->kept_rules);
    cj_arena_clear(&findings->texts);
    free(findings);
}

/* Copy the text into the arena, because the caller's text may live only as long as its row; false:
 * no memory. */
static bool keep_span(cj_findings *findings, cj_span *span)
{
    span->at = cj_arena_text(&findings->texts, span->at, span->length);
    return span->at != NULL;
}

static cj_status keep(cj_findings *findings, const cj_finding *finding, cj_error *err)
{
    cj_status status = cj_grow(&findings->kept, &findings->kept_capacity, findings->kept_count + 1,
                               sizeof *findings->kept, err);
    cj_finding copy = *finding;

    if (status != CJ_OK)
        return status;
    copy.file = cj_arena_text(&findings->texts, finding->file, strlen(finding->file));
    if (copy.file == NULL || !keep_span(findings, &copy.column_name) ||
        !keep_span(findings, &copy.value) || !keep_span(findings, &copy.message) ||
        !keep_span(findings, &copy.hint))
        return cj_fail_nomem(err);
    findings->kept[findings->kept_count++] = copy;
    return CJ_OK;
}

cj_status cj_findings_drop_repeats(cj_findings *findings, cj_error *err)
{
    return findings->seen != NULL ? CJ_OK : cj_dict_new(&findings->seen, CJ_DICT_EXACT, err);
}

/* Whether a finding with the same code, place and message was reported before; it is remembered
 * from now on. */
static cj_status is_repeat(bool *repeat, cj_findings *findings, const cj_finding *finding,
                           cj_error *err)
{
    size_t known = cj_dict_count(findings->seen);
    cj_text key = CJ_TEXT_INIT;
    uint32_t code = 0;
    cj_status status;

    cj_text_format(&key, "%s\n%s\n%llu %llu %lu\n", finding->code, finding->file,
                   (unsigned long long)finding->line, (unsigned long long)finding->record,
                   (unsigned long)finding->column);
    cj_text_append(&key, finding->message);
    status = cj_text_check(&key, err);
    if (status == CJ_OK)
        status = cj_dict_add(&code, findings->seen, cj_text_span(&key), err);
    *repeat = code < known;
    cj_text_clear(&key);
    return status;
}

cj_status cj_findings_limit(cj_findings *findings, size_t first, cj_error *err)
{
    findings->first = first;
    return findings->rules != NULL ? CJ_OK : cj_dict_new(&findings->rules, CJ_DICT_EXACT, err);
}

/* Count a finding by severity, code, file and column; *rule is the number of this combination. */
static cj_status count_rule(uint32_t *rule, cj_findings *findings, const cj_finding *finding,
                            cj_error *err)
{
    size_t known = cj_dict_count(findings->rules);
    cj_text key = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&key, "%d %s\n%s\n%lu", (int)finding->severity, finding->code, finding->file,
                   (unsigned long)finding->column);
    status = cj_text_check(&key, err);
    if (status == CJ_OK)
        status = cj_dict_add(rule, findings->rules, cj_text_span(&key), err);
    cj_text_clear(&key);
    if (status == CJ_OK)
        status = cj_grow(&findings->rule_counts, &findings->rule_capacity, (size_t)*rule + 1,
                         sizeof *findings->rule_counts, err);
    if (status != CJ_OK)
        return status;
    if (*rule == known)
        findings->rule_counts[*rule] = 0;
    findings->rule_counts[*rule]++;
    return CJ_OK;
}

/* Keep a finding if it is among the first `keep` of its severity and the first `first` of its rule
 * and column. */
static cj_status keep_first(cj_findings *findings, const cj_finding *finding, cj_error *err)
{
    uint32_t rule = 0;
    cj_status status = CJ_OK;

    if (findings->rules != NULL)
        status = count_rule(&rule, findings, finding, err);
    if (status != CJ_OK || findings->kept_of[finding->severity] == findings->keep ||
        (findings->rules != NULL && findings->rule_counts[rule] > findings->first))
        return status;
    status = cj_grow(&findings->kept_rules, &findings->kept_rule_capacity, findings->kept_count + 1,
                     sizeof *findings->kept_rules, err);
    if (status != CJ_OK)
        return status;
    findings->kept_rules[findings->kept_count] = rule;
    findings->kept_of[finding->severity]++;
    return keep(findings, finding, err);
}

/* Only the last kept finding of a rule says how many more there are, so the count is told once. */
uint64_t cj_findings_more(const cj_findings *findings, size_t index)
{
    uint32_t rule = findings->kept_rules[index];
    uint64_t kept = 0;

    if (findings->rules == NULL || findings->rule_counts[rule] <= findings->first)
        return 0;
    for (size_t i = 0; i <= index; i++)
        kept += findings->kept_rules[i] == rule;
    return kept == findings->first ? findings->rule_counts[rule] - kept : 0;
}

cj_status cj_findings_report(cj_findings *findings, const cj_finding *finding, cj_error *err)
{
    cj_status status = CJ_OK;
    bool repeat = false;

    if (findings->seen != NULL)
        status = is_repeat(&repeat, findings, finding, err);
    if (status != CJ_OK || repeat)
        return status;
    findings->counts[finding->severity]++;
    status = keep_first(findings, finding, err);
    if (status == CJ_OK && findings->sink != NULL)
        status = findings->sink(findings->sink_data, finding, err);
    return status;
}

uint64_t cj_findings_errors(const cj_findings *findings)
{
    return findings->counts[CJ_ERROR];
}

uint64_t cj_findings_warnings(const cj_findings *findings)
{
    return findings->counts[CJ_WARNING];
}

size_t cj_findings_kept(const cj_findings *findings)
{
    return findings->kept_count;
}

const cj_finding *cj_findings_at(const cj_findings *findings, size_t index)
{
    return &findings->kept[index];
}

void cj_finding_append(cj_text *text, const cj_finding *finding)
{
    cj_text_add(text, finding->file);
    if (finding->line != 0)
        cj_text_format(text, ":%llu", (unsigned long long)finding->line);
    if (finding->line != 0 && finding->column != 0)
        cj_text_format(text, ":%u", finding->column);
    cj_text_add(text, ": ");
    if (finding->column_name.length > 0) {
        cj_text_escaped(text, finding->column_name);
        cj_text_add(text, ": ");
    }
    if (finding->value.length > 0) {
        cj_text_char(text, '"');
        cj_text_escaped(text, finding->value);
        cj_text_add(text, "\" ");
    }
    cj_text_append(text, finding->message);
    if (finding->hint.length > 0) {
        cj_text_add(text, "; ");
        cj_text_append(text, finding->hint);
    }
}

void cj_cell_name_append(cj_text *text, uint32_t column, uint64_t record)
{
    char letters[8];
    size_t count = 0;

    /* Column letters count in base 26 without a zero: Z is 26 and AA is 27, hence the - 1. */
    for (; column > 0; column = (column - 1) / 26)
        letters[count++] = (char)('A' + (column - 1) % 26);
    while (count > 0)
        cj_text_char(text, letters[--count]);
    cj_text_format(text, "%llu", (unsigned long long)record);
}

cj_status cj_ledger_open(cj_ledger *ledger, const char *name, cj_error *err)
{
    cj_status status;

    *ledger = (cj_ledger)CJ_LEDGER_INIT;
    status = cj_ledger_add_file(ledger, name, err);
    if (status != CJ_OK) /* the list of files may have been made before the name of the first */
        cj_ledger_clear(ledger);
    return status;
}

cj_status cj_ledger_add_file(cj_ledger *ledger, const char *name, cj_error *err)
{
    cj_status status = cj_grow(&ledger->files, &ledger->file_capacity, ledger->file_count + 1,
                               sizeof *ledger->files, err);
    char *kept = status == CJ_OK ? strdup(name) : NULL;

    if (kept == NULL)
        return cj_fail_nomem(err);
    ledger->files[ledger->file_count++] = (cj_ledger_file){kept, ledger->count};
    return CJ_OK;
}

void cj_ledger_clear(cj_ledger *ledger)
{
    for (size_t i = 0; i < ledger->file_count; i++)
        free(ledger->files[i].name);
    free(ledger->files);
    free(ledger->states);
    *ledger = (cj_ledger)CJ_LEDGER_INIT;
}

size_t cj_ledger_rows_so_far(const cj_ledger *ledger)
{
    return ledger->count - ledger->files[ledger->file_count - 1].first;
}

cj_status cj_ledger_extend(cj_ledger *ledger, size_t more, size_t expected, cj_error *err)
{
    size_t need = ledger->count + more;
    size_t all = ledger->count - cj_ledger_rows_so_far(ledger) + expected;
    cj_status status = CJ_OK;

    if (need > ledger->capacity)
        status = cj_grow(&ledger->states, &ledger->capacity, all > need ? all : need, 1, err);
    if (status == CJ_OK && more > 0)
        memset(ledger->states + ledger->count, CJ_ROW_NOT_SELECTED, more);
    ledger->count += status == CJ_OK ? more : 0;
    return status;
}

/* Rows are counted in bytes, of which many fit a register of the processor: LANES rows beside each
 * other, as often as a byte can count. */
#define LANES 64
#define FEW 255

/* Count `times` by LANES rows. */
static uint64_t count_lanes(const uint8_t *states, size_t times, cj_row_state state)
{
    const uint8_t wanted = (uint8_t)state; /* compared as bytes */
    uint8_t lanes[LANES] = {0};
    uint64_t count = 0;

    for (size_t i = 0; i < times; i++)
        for (size_t lane = 0; lane < LANES; lane++)
            lanes[lane] = (uint8_t)(lanes[lane] + (states[i * LANES + lane] == wanted));
    for (size_t lane = 0; lane < LANES; lane++)
        count += lanes[lane];
    return count;
}

static uint64_t count_between(const cj_ledger *ledger, size_t first, size_t end, cj_row_state state)
{
    uint64_t count = 0;

    while (end - first >= LANES) {
        size_t times = (end - first) / LANES < FEW ? (end - first) / LANES : FEW;

        count += count_lanes(ledger->states + first, times, state);
        first += times * LANES;
    }
    for (; first < end; first++)
        count += ledger->states[first] == state;
    return count;
}

/* The number of the row behind the last one of a file. */
static size_t end_of(const cj_ledger *ledger, size_t file)
{
    return file + 1 < ledger->file_count ? ledger->files[file + 1].first : ledger->count;
}

uint64_t cj_ledger_count(const cj_ledger *ledger, cj_row_state state)
{
    return count_between(ledger, 0, ledger->count, state);
}

uint64_t cj_ledger_file_count(const cj_ledger *ledger, size_t file, cj_row_state state)
{
    return count_between(ledger, ledger->files[file].first, end_of(ledger, file), state);
}

size_t cj_ledger_file_rows(const cj_ledger *ledger, size_t file)
{
    return end_of(ledger, file) - ledger->files[file].first;
}

void cj_ledger_append_names(cj_text *text, const cj_ledger *ledger)
{
    cj_text_add(text, ledger->files[0].name);
    if (ledger->file_count == 2)
        cj_text_format(text, " or %s", ledger->files[1].name);
    else if (ledger->file_count > 2)
        cj_text_format(text, " or the %zu files after it", ledger->file_count - 1);
}

void cj_ledger_append(cj_text *text, const cj_ledger *ledger, size_t file)
{
    cj_text_format(text,
                   "%s: rows %zu = used %llu + outside the period %llu + not selected %llu + "
                   "rejected %llu",
                   ledger->files[file].name, cj_ledger_file_rows(ledger, file),
                   (unsigned long long)cj_ledger_file_count(ledger, file, CJ_ROW_USED),
                   (unsigned long long)cj_ledger_file_count(ledger, file, CJ_ROW_OUTSIDE),
                   (unsigned long long)cj_ledger_file_count(ledger, file, CJ_ROW_NOT_SELECTED),
                   (unsigned long long)cj_ledger_file_count(ledger, file, CJ_ROW_REJECTED));
}
