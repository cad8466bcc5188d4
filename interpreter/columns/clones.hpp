// Loops that are made for several generations of processors, of which one is chosen when the
// program starts. Not under a sanitizer, which is not ready that early.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SLAGBOOM_CLONES __attribute__((target_clones("arch=skylake-avx512", "avx2", "default")))
#else
#define SLAGBOOM_CLONES
#endif
