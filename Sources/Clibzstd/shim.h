// libzstd, for files that were compressed with zstd.
#include <zstd.h>
