/* Reoffending: which words of the outcome prove an offence, and which do not. */
#include "count.h"

#include "cj/number.h"

#include <string.h>

/* Words of a column with more different ones may be what somebody wrote of one person. */
#define WORDS_MOST 20
#define WORDS_TOLD 8

#define TEXTS_MOST 256 /* that a misspelt word is held against */

static bool is_proving(const cj_reoffending_count *count, cj_span text)
{
    for (size_t i = 0; i < count->proven.word_count; i++)
        if (cj_word_same(count->proven.words[i], text))
            return true;
    return false;
}

/* Whether the text has the letters in it, in any case. */
static bool has_letters(cj_span text, const char *letters)
{
    size_t length = strlen(letters);

    for (size_t i = 0; i + length <= text.length; i++)
        if (cj_word_same((cj_span){text.at + i, length}, (cj_span){letters, length}))
            return true;
    return false;
}

/* Whether it is likely to say that the offence is proven: "Convicted", "Youth Caution". */
static bool sounds_proving(cj_span text)
{
    static const char *const says[] = {"convict", "caution", "guilty"};
    static const char *const denies[] = {"not", "non", "no ", "without", "acquit", "quash"};
    bool proving = false;

    for (size_t i = 0; i < sizeof says / sizeof *says; i++)
        proving = proving || has_letters(text, says[i]);
    for (size_t i = 0; i < sizeof denies / sizeof *denies; i++)
        proving = proving && !has_letters(text, denies[i]);
    return proving;
}

size_t cj_reoffending_append_unproven(cj_text *out, const cj_reoffending_count *count, bool alike)
{
    size_t codes = cj_records_text_count(count->offences, count->outcome_column);
    cj_span texts[WORDS_MOST];
    size_t found = 0;

    for (uint32_t code = 0; codes <= WORDS_MOST && code < codes; code++) {
        cj_span text = cj_records_text(count->offences, count->outcome_column, code);

        if (!is_proving(count, text) && (!alike || sounds_proving(text)))
            texts[found++] = text;
    }
    for (size_t i = 0; i < found && i < WORDS_TOLD; i++) {
        cj_text_add(out, i == 0 ? "\"" : "\", \"");
        cj_text_printable(out, texts[i]);
    }
    if (found > WORDS_TOLD)
        cj_text_format(out, "\" and %zu more", found - WORDS_TOLD);
    else
        cj_text_add(out, found > 0 ? "\"" : "");
    return found;
}

/* Some words prove an offence, and others sound as if they did. */
static cj_status warn_alike(cj_reoffending_count *count, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_text list = CJ_TEXT_INIT;
    size_t found = cj_reoffending_append_unproven(&list, count, true);
    cj_status status = cj_text_check(&list, err);

    if (status == CJ_OK && found > 0) {
        cj_text_say(
            &words, err,
            "outcome %s %s no offence; {proven-values \"CONVICTION|CAUTION|...\"} says which "
            "words do",
            cj_text_string(&list), found == 1 ? "proves" : "prove");
        status = cj_records_caution_words(count->offences, "proven-words", &words, err);
    }
    cj_text_clear(&list);
    return status;
}

/* Whether an outcome that no offence has is likely to be one that some have, misspelt. */
static bool is_misspelt(const cj_reoffending_count *count, cj_span word)
{
    cj_span texts[TEXTS_MOST];
    size_t known = cj_records_text_count(count->offences, count->outcome_column);

    for (uint32_t code = 0; code < known && code < TEXTS_MOST; code++)
        texts[code] = cj_records_text(count->offences, count->outcome_column, code);
    return cj_word_nearest(word, texts, known < TEXTS_MOST ? known : TEXTS_MOST) != SIZE_MAX;
}

/* An outcome that proves stops where one begins that does not, and looks like it. */
static cj_status warn_renamed(const cj_reoffending_count *count, cj_error *err)
{
    cj_records *offences = count->offences;
    size_t codes = cj_records_text_count(offences, count->outcome_column);
    cj_span texts[CJ_RENAMED_VALUES];
    cj_renamed_column of = {.heading = cj_records_heading(offences, count->outcome_column),
                            .texts = texts,
                            .count = codes};
    cj_renaming found;

    for (uint32_t code = 0; code < codes && code < CJ_RENAMED_VALUES; code++) {
        texts[code] = cj_records_text(offences, count->outcome_column, code);
        of.named[code] = is_proving(count, texts[code]);
    }
    if (!cj_renamed_find(&found, &count->outcomes, &of, false))
        return CJ_OK;
    return cj_records_warn_renamed(offences, cj_option_said(err, "proven-values").text,
                                   cj_records_heading(offences, count->date_column), &found, err);
}

/* Of the outcomes that were named as proving one must be that of some offence, and none misspelt: a
 * quiet year may lack the others, which are told. Of the usual ones there may be none, but then
 * somebody should know. */
cj_status cj_reoffending_check_proven(cj_reoffending_count *count, cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    cj_records *offences = count->offences;
    bool any = false;
    cj_status status = CJ_OK;

    if (!options->proven || cj_records_text_count(offences, count->outcome_column) == 0)
        return CJ_OK;
    for (size_t i = 0; i < count->proven.word_count; i++)
        any = any || cj_records_has_text(offences, count->outcome_column, count->proven.words[i]);
    for (size_t i = 0; status == CJ_OK && i < options->proven_count; i++)
        if (!cj_records_has_text(offences, count->outcome_column, count->proven.words[i]))
            status = (any && !is_misspelt(count, count->proven.words[i]) ? cj_records_notice_text
                                                                         : cj_records_fail_text)(
                offences, count->outcome_column, count->proven.words[i],
                cj_option_said(err, "proven-values").text, err);
    if (status == CJ_OK && !any) {
        cj_text words = CJ_TEXT_INIT;

        cj_text_say(&words, err,
                    "no offence has the outcome CONVICTION or CAUTION, so none is proven; "
                    "{proven-values} names others");
        status = cj_records_caution_words(offences, "proven-words", &words, err);
    }
    if (status == CJ_OK)
        status = warn_renamed(count, err);
    return status == CJ_OK && any && options->proven_count == 0 ? warn_alike(count, err) : status;
}
