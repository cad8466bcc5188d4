/* One verdict and its reasons: kandidaat CANDIDATES NUMBER [TEXT...] */
#include <slagboom.h>

#include <stdio.h>
#include <stdlib.h>

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  char *bytes = NULL;
  size_t room = 0;
  *size = 0;
  if (file == NULL) return NULL;
  do {
    char *more = realloc(bytes, room += 65536);
    if (more == NULL) {
      free(bytes);
      fclose(file);
      return NULL;
    }
    bytes = more;
    *size += fread(bytes + *size, 1, room - *size, file);
  } while (*size == room);
  fclose(file);
  return bytes;
}

int main(int argc, char **argv) {
  slagboom_texts *texts = NULL;
  slagboom_bytes verdicts, reasons;
  size_t size = 0;
  char *candidates;
  int status;

  if (argc < 3) return SLAGBOOM_USAGE;
  candidates = read_file(argv[1], &size);
  if (candidates == NULL) return SLAGBOOM_UNREADABLE;

  status = slagboom_open(NULL, (const char *const *)argv + 3, (size_t)argc - 3, &texts);
  if (status == SLAGBOOM_FINE) status = slagboom_judge(texts, candidates, size, &verdicts);
  if (status == SLAGBOOM_FINE || status == SLAGBOOM_FINDINGS) {
    fwrite(verdicts.data, 1, verdicts.size, stdout);
    status = slagboom_explain(texts, candidates, size, argv[2], SLAGBOOM_TEXT, &reasons);
  }
  if (status == SLAGBOOM_FINE || status == SLAGBOOM_FINDINGS) {
    fwrite(reasons.data, 1, reasons.size, stdout);
  } else {
    fprintf(stderr, "%s\n", slagboom_message(texts));
  }
  slagboom_close(texts);
  free(candidates);
  return status;
}
