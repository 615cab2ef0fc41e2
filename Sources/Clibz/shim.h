// zlib, for files that were compressed with gzip.
#include <zlib.h>
