/* Slagboom as a library, for C and for every language that can call C.
 *
 * Texts are read once; then candidates are judged by them, explained, or judged many at a time from columns. Nothing is printed,
 * nothing is written to disk and no connection is made. All text is UTF-8; messages and explanations are Dutch.
 *
 * A handle is used by one thread at a time; different handles may be used at the same time. What a call gives in a slagboom_bytes or
 * as a pointer belongs to the handle, and lasts until the next call with that handle, unless it says otherwise. Columns and the texts they
 * come from are used by the same thread. After a status other than SLAGBOOM_FINE, slagboom_message() says why in a sentence.
 * A null pointer where it is not allowed gives SLAGBOOM_USAGE.
 */
#ifndef SLAGBOOM_H
#define SLAGBOOM_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define SLAGBOOM_API __attribute__((visibility("default")))
#else
#define SLAGBOOM_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The same numbers as the exit statuses of the program. */
enum slagboom_status {
  SLAGBOOM_FINE = 0,
  SLAGBOOM_FINDINGS = 1,   /* done, and something is wrong: a finding, or a candidate without a verdict */
  SLAGBOOM_USAGE = 2,      /* called in a wrong way */
  SLAGBOOM_UNREADABLE = 3, /* a text or file that cannot be read as what it should be; nothing was done */
  SLAGBOOM_FAULT = 4       /* no memory left, or a fault of the library itself */
};

typedef struct slagboom_texts slagboom_texts;     /* a reglement with the laws it rests on */
typedef struct slagboom_columns slagboom_columns; /* candidates of one shape */

typedef struct slagboom_bytes {
  const char *data; /* ends with a zero byte, which `size` does not count */
  size_t size;
} slagboom_bytes;

/* "0.1.0". Lasts for ever. */
SLAGBOOM_API const char *slagboom_version(void);

/* Reads the laws in the folder `library` and then `paths`: files, or folders with files *.regl.md. `library` may be null: then it is the
 * folder in the environment variable SLAGBOOM_STDLIB, or else the laws that were installed with this library.
 * Also with SLAGBOOM_UNREADABLE there is a handle, for the message and for slagboom_check(); with other statuses than that and
 * SLAGBOOM_FINE `*texts` is null. */
SLAGBOOM_API int slagboom_open(const char *library, const char *const *paths, size_t count, slagboom_texts **texts);
/* Close the columns of these texts first. Null is allowed. */
SLAGBOOM_API void slagboom_close(slagboom_texts *texts);

/* Why the last call with these texts, or with columns of them, was not SLAGBOOM_FINE; "" when it was. */
SLAGBOOM_API const char *slagboom_message(const slagboom_texts *texts);

/* What is wrong with the texts, missing in them or against the law: one finding a line, JSON, as `slagboom controleer --formaat json`.
 * SLAGBOOM_FINDINGS when one of them asks for work. */
SLAGBOOM_API int slagboom_check(slagboom_texts *texts, slagboom_bytes *findings);

/* One verdict a line, JSON, in the order of `candidates` (JSON or CSV, in the form of the program), as `slagboom beoordeel --formaat
 * json`. SLAGBOOM_FINDINGS when some have no verdict; their line says why. */
SLAGBOOM_API int slagboom_judge(slagboom_texts *texts, const char *candidates, size_t size, slagboom_bytes *verdicts);

enum slagboom_form { SLAGBOOM_TEXT = 0, SLAGBOOM_JSON = 1 };

/* What was not used of the candidates that were read last, in slagboom_judge(), slagboom_explain() or slagboom_columns_open(): columns and keys that the
 * texts do not know, a sentence a line, with "bedoelde u". Empty when all was used. */
SLAGBOOM_API int slagboom_unused(slagboom_texts *texts, slagboom_bytes *sentences);

/* The whole reasoning about the candidate with this number among `candidates`, as `slagboom leguit`. */
SLAGBOOM_API int slagboom_explain(slagboom_texts *texts, const char *candidates, size_t size, const char *number,
                                  enum slagboom_form form, slagboom_bytes *explanation);

/* ---- many candidates with the same subjects, from columns in memory ---- */

/* The value in a column for a mark that is not known yet. */
#define SLAGBOOM_UNKNOWN 255

typedef struct slagboom_column {
  const char *key;  /* "netl.ce"; lasts as long as the columns */
  uint8_t lowest;   /* the values that can be, in steps */
  uint8_t highest;
  uint8_t scale;    /* steps in a whole: 10 for marks with one decimal, so 64 is 6,4; 1 for whole numbers and for words */
} slagboom_column;

/* `example` is one candidate, with all values that rows may have filled in: each of them that has an order (a mark, or a word such as
 * voldoende) becomes a column. All else - school type, year, subjects - is the same for every row. */
SLAGBOOM_API int slagboom_columns_open(slagboom_texts *texts, const char *example, size_t size, slagboom_columns **columns);
/* Null is allowed. */
SLAGBOOM_API void slagboom_columns_close(slagboom_columns *columns);

SLAGBOOM_API size_t slagboom_column_count(const slagboom_columns *columns);
/* `index` below the count. */
SLAGBOOM_API int slagboom_column_at(const slagboom_columns *columns, size_t index, slagboom_column *column);
/* The word for a value of a column of words; null for a number, and for what is no value of the column. */
SLAGBOOM_API const char *slagboom_column_word(const slagboom_columns *columns, size_t index, uint8_t value);

/* Judges `rows` candidates; candidate i has values[c][i] in column c. outcomes[i] is a number for slagboom_outcome_at(), or 0: a value that
 * cannot be, so no verdict (then SLAGBOOM_FINDINGS). The verdicts are those of slagboom_judge(). */
SLAGBOOM_API int slagboom_columns_judge(slagboom_columns *columns, const uint8_t *const *values, size_t rows,
                                        uint32_t *outcomes);

typedef struct slagboom_outcome {
  const char *result;           /* "geslaagd", "nog open" */
  const char *const *deciding;  /* provisions that decided: "UB 3.34 lid 1 a" */
  size_t deciding_count;
} slagboom_outcome;

/* What a number means; lasts as long as the columns. */
SLAGBOOM_API int slagboom_outcome_at(const slagboom_columns *columns, uint32_t number, slagboom_outcome *outcome);

/* The whole reasoning about one row: a value for each column, one after the other. */
SLAGBOOM_API int slagboom_columns_explain(slagboom_columns *columns, const uint8_t *row, enum slagboom_form form,
                                          slagboom_bytes *explanation);

#ifdef __cplusplus
}
#endif

#endif
