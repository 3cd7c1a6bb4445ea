/* cj-check over one to three files in memory.  The lines in front of the first empty one are
 * options, a letter and a blank first:
 *
 *   1, 2, 3 KIND          what that file holds (people, reviews ...); without it the header tells
 *   m NUMBER FROM=TO      --map of that file
 *   n NUMBER ROWS         --expect-rows
 *   x NUMBER COLUMN=SUM   --expect-total
 *   j SCHEMA              a schema for the first file     p PROFILE   a profile, JSON in one line
 *   s DELIMITER           v   rows are split into valid and invalid ones
 *
 * and the files follow, a line %% between them. */
#include "fuzz.h"

#include "cj/check.h"

#define FILES 3
#define TOTALS 4

typedef struct {
    char *copy;
    cj_check_input inputs[FILES];
    cj_expected_total totals[FILES][TOTALS];
    const char *maps[FILES][TOTALS];
    cj_check_options options;
    cj_span files[FILES];
    const char *schema;
    const char *profile;
    cj_text parts[3]; /* of the split */
    bool split;
} setup;

/* The file that an option names, from its number and a blank; *text is what follows. */
static cj_check_input *file_of(setup *in, const char **text, size_t *at)
{
    *at = (size_t)(uint8_t)((*text)[0] - '1');
    if (*at >= FILES || (*text)[1] == '\0')
        return NULL;
    *text += 2;
    return &in->inputs[*at];
}

static void take_total(setup *in, size_t at, const char *text)
{
    const char *sign = strrchr(text, '=');
    cj_expected_total *total = &in->totals[at][in->inputs[at].total_count];

    if (sign == NULL || in->inputs[at].total_count == TOTALS ||
        cj_decimal_parse(&total->total, cj_span_of(sign + 1)) != CJ_NUMBER_OK)
        return;
    total->column = (cj_span){text, (size_t)(sign - text)};
    in->inputs[at].total_count++;
}

static void take_option(setup *in, const char *line)
{
    static const char *const kinds[] = {"people",   "episodes", "reviews",
                                        "offences", "sessions", "orders"};
    const char *text = line[0] == '\0' || line[1] == '\0' ? "" : line + 2;
    cj_check_input *input = NULL;
    size_t at = 0;

    switch (line[0]) {
    case '1':
    case '2':
    case '3':
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (strcmp(text, kinds[i]) == 0)
                in->inputs[line[0] - '1'].input.role = kinds[i];
        break;
    case 'm':
        input = file_of(in, &text, &at);
        if (input != NULL && input->input.map_count < TOTALS && strchr(text, '=') != NULL)
            in->maps[at][input->input.map_count++] = text;
        break;
    case 'n':
        input = file_of(in, &text, &at);
        if (input != NULL) {
            input->has_rows = true;
            input->rows = strtoull(text, NULL, 10);
        }
        break;
    case 'x':
        if (file_of(in, &text, &at) != NULL)
            take_total(in, at, text);
        break;
    case 'j':
        in->schema = text;
        break;
    case 'p':
        in->profile = text;
        break;
    case 's': /* what the program refuses is refused here */
        if (text[0] != '\0' && strchr("\"\r\n", text[0]) == NULL)
            in->options.reading.format.delimiter = text[0];
        break;
    case 'v':
        in->split = true;
        break;
    default:
        break;
    }
}

static void take_files(setup *in, cj_span rest)
{
    size_t count = 0;

    while (count < FILES) {
        const char *found = count + 1 == FILES ? NULL : memmem(rest.at, rest.length, "\n%%\n", 4);
        size_t length = found == NULL ? rest.length : (size_t)(found - rest.at) + 1;

        in->files[count] = (cj_span){rest.at, length};
        in->inputs[count].input.path = fuzz_file(count, rest.at, length);
        in->inputs[count].totals = in->totals[count];
        in->inputs[count].input.maps = in->maps[count];
        count++;
        if (found == NULL)
            break;
        rest = (cj_span){found + 4, rest.length - (size_t)(found - rest.at) - 4};
    }
    in->options.inputs = in->inputs;
    in->options.input_count = count;
}

static void set_up(setup *in, const uint8_t *bytes, size_t length)
{
    const char *found;
    char *rest;

    *in = (setup){.copy = malloc(length + 1)};
    CHECK(in->copy != NULL, "no memory");
    if (length > 0)
        memcpy(in->copy, bytes, length);
    in->copy[length] = '\0';
    found = memmem(in->copy, length, "\n\n", 2);
    if (in->copy[0] == '\n' || found == NULL) {
        take_files(in, (cj_span){in->copy, length});
        return;
    }
    take_files(in, (cj_span){found + 2, length - (size_t)(found - in->copy) - 2});
    in->copy[found - in->copy] = '\0';
    rest = in->copy;
    for (char *line = strsep(&rest, "\n"); line != NULL; line = strsep(&rest, "\n"))
        take_option(in, line);
    if (in->schema != NULL)
        in->inputs[0].input.schema_path = fuzz_file(FILES, in->schema, strlen(in->schema));
    else if (in->profile != NULL)
        in->inputs[0].input.profile_path = fuzz_file(FILES, in->profile, strlen(in->profile));
}

static cj_status on_split(void *data, cj_split_part part, cj_span bytes, cj_error *err)
{
    setup *in = data;

    cj_text_append(&in->parts[part], bytes);
    return cj_text_check(&in->parts[part], err);
}

/* Check the files; everything that can be seen of it is in `seen`. */
static void check(cj_text *seen, setup *in, unsigned threads)
{
    cj_findings *findings = NULL;
    cj_dataset *dataset = NULL;
    cj_error err = CJ_ERROR_INIT;
    uint64_t file_errors = 0;
    cj_status status;

    for (size_t i = 0; i < 3; i++)
        cj_text_reset(&in->parts[i]);
    in->options.reading.run.threads = threads;
    if (in->split && in->options.input_count == 1) {
        in->options.split = on_split;
        in->options.split_data = in;
    }
    CHECK(cj_findings_new(&findings, SIZE_MAX, NULL, NULL, &err) == CJ_OK, "%s", err.text);
    CHECK(cj_dataset_new(&dataset, findings, &err) == CJ_OK, "%s", err.text);
    status = cj_check(&file_errors, dataset, &in->options, &err);
    cj_text_format(seen, "status %d, %llu of files\n", (int)status,
                   (unsigned long long)file_errors);
    if (status != CJ_OK) {
        fuzz_check_error(status, &err);
        CHECK(status == CJ_EUSAGE || status == CJ_EIO, "status %d: %s", (int)status, err.text);
        cj_text_format(seen, "%s\n", err.text);
    }
    CHECK(cj_findings_kept(findings) ==
              cj_findings_errors(findings) + cj_findings_warnings(findings),
          "%zu findings", cj_findings_kept(findings));
    for (size_t i = 0; i < cj_findings_kept(findings); i++) {
        const cj_finding *finding = cj_findings_at(findings, i);

        CHECK(finding->message.length > 0 && finding->code != NULL, "finding %zu says nothing", i);
        cj_finding_append(seen, finding);
        cj_text_format(seen, " [%s]\n", finding->code);
    }
    for (size_t i = 0; i < dataset->notice_count; i++)
        cj_text_format(seen, "%s\n", cj_text_string(&dataset->notices[i]));
    for (size_t i = 0; i < dataset->ledger_count; i++) {
        const cj_ledger *ledger = &dataset->ledgers[i];
        uint64_t rejected = 0;

        for (size_t row = 0; row < ledger->count; row++)
            rejected += ledger->states[row] == CJ_ROW_REJECTED;
        cj_text_format(seen, "%s: %llu of %llu\n", ledger->files[0].name,
                       (unsigned long long)rejected, (unsigned long long)ledger->count);
        CHECK(rejected == 0 || cj_findings_errors(findings) > 0, "rejected without an error");
    }
    cj_dataset_free(dataset);
    cj_findings_free(findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    cj_text seen = CJ_TEXT_INIT;
    cj_text again = CJ_TEXT_INIT;
    setup in;

    set_up(&in, bytes, length);
    check(&seen, &in, 1);
    CHECK(in.parts[0].length + in.parts[1].length + in.parts[2].length <= in.files[0].length,
          "the parts are more than the whole");
    check(&again, &in, 2);
    fuzz_same("what one and two threads find", &seen, &again);
    for (size_t i = 0; i < 3; i++)
        cj_text_clear(&in.parts[i]);
    cj_text_clear(&seen);
    cj_text_clear(&again);
    free(in.copy);
    return 0;
}
