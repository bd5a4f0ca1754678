/* As RocksDB's c.h begins. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct probe {
	size_t length;
	uint64_t value;
};

size_t probe_length(const struct probe *probe);
