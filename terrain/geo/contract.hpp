#pragma once
// Contracts: a programmer's mistake prints where it is and aborts, in every build type.
// Authored data and the environment never end here: they travel as Diagnostic and Error.
#include <cstdio>
#include <cstdlib>

#define BAGRATION_EXPECTS(condition)                                                                         \
    ((condition) ? static_cast<void>(0)                                                                      \
                 : (std::fprintf(stderr, "%s:%d: contract broken: %s\n", __FILE__, __LINE__, #condition),    \
                    std::abort()))
