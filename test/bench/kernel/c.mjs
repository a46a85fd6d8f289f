// The work in C: loops over draws innermost, over all draws or over chunks that stay in the cache.
import { execFile, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expressionOf, languages, resultsOf } from './expression.mjs'

const FRAME = String.raw`
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

/* Sums in vectors: four side by side, twice, which no compiler may do by itself without -ffast-math. */
typedef double four __attribute__((vector_size(32), aligned(8)));
static void moments(const double *restrict x, double centre, long n, double *restrict sum, double *restrict square) {
  four a = {0}, b = {0}, e = {0}, f = {0};
  long d = 0;
  for (; d + 8 <= n; d += 8) {
    four y = *(const four *)(x + d) - centre, z = *(const four *)(x + d + 4) - centre;
    a += y;
    b += z;
    e += y * y;
    f += z * z;
  }
  for (; d < n; d++) {
    double y = x[d] - centre;
    a[0] += y;
    e[0] += y * y;
  }
  a += b;
  e += f;
  *sum += a[0] + a[1] + a[2] + a[3];
  *square += e[0] + e[1] + e[2] + e[3];
}

static void simulate(int fused, long chunk) {
  for (int row = 0; row < ROWS; row++) sums[row] = squares[row] = 0;
  for (long from = 0; from < N; from += chunk) {
    long n = N - from < chunk ? N - from : chunk;
    for (int c = 0; c < COLUMNS; c++)
      for (int t = BASE + 1 - RING; t <= BASE; t++) {
        double *x = v + (c * RING + (t + RING) % RING) * chunk;
        for (long d = 0; d < n; d++) x[d] = t < 0 ? 0 : known[c * TIMES + t];
      }
    for (int t = BASE + 1; t < TIMES; t++) {
      if (fused) year_fused(t, from, n, chunk);
      else year_split(t, from, n, chunk);
      for (int k = 0; k < KEPT; k++) {
        int row = k * (TIMES - BASE - 1) + t - BASE - 1;
        moments(v + (kept[k] * RING + t % RING) * chunk, centres[row], n, sums + row, squares + row);
      }
    }
  }
}

int main(int argc, char **argv) {
  N = atol(argv[3]);
  int trials = N > 20000 ? 2 : 4;
  FILE *file = fopen(argv[1], "rb");
  p = aligned_alloc(64, ((DRAWS * N + 8) * 8 + 63) / 64 * 64);
  s = aligned_alloc(64, ((PATHS * TIMES * N + 8) * 8 + 63) / 64 * 64);
  if (fread(p, 8, DRAWS * N, file) + fread(s, 8, PATHS * TIMES * N, file) != DRAWS * N + PATHS * TIMES * N) return 1;
  fclose(file);
  long chunks[] = {64, 128, 256, 512, 1024, 4096, N};
  double best = 1e300;
  int form = 0;
  long chosen = 0;
  for (int i = 0; i < 7; i++) {
    v = aligned_alloc(64, ((long)COLUMNS * RING * chunks[i] * 8 + 63) / 64 * 64);
    for (int fused = 0; fused < 2; fused++)
      for (int turn = 0; turn < trials; turn++) {
        double begun = now();
        simulate(fused, chunks[i]);
        double time = now() - begun;
        if (turn > 0 && time < best) best = time, form = fused, chosen = chunks[i];
      }
    free(v);
  }
  v = aligned_alloc(64, ((long)COLUMNS * RING * chosen * 8 + 63) / 64 * 64);
  printf("ready %s, chunks of %ld\n", form ? "one loop a year" : "a loop an equation", chosen);
  fflush(stdout);
  char line[64];
  while (fgets(line, 64, stdin) && line[0] == 'r') {
    double begun = now();
    simulate(form, chosen);
    printf("%.6f\n", now() - begun);
    fflush(stdout);
  }
  FILE *out = fopen(argv[2], "wb");
  fwrite(sums, 8, ROWS, out);
  fwrite(squares, 8, ROWS, out);
  fclose(out);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("%ld\n", usage.ru_maxrss);
}
`

/** The source of a program for the work. */
export function cSource({ work, equations, columnOf }) {
  const results = resultsOf(equations)
  let ring = 2
  const used = new Map()
  const outside = (name, code) => {
    used.set(name, code)
    return name
  }
  const leaf = {
    columnOf,
    uniform: (i) => outside(`u${i}`, `const double u${i} = u[${i * work.times} + t];`),
    draw: (i) => `${outside(`p${i}`, `const double *restrict p${i} = p + ${i}L * N + from;`)}[d]`,
    shock: (i, lag) =>
      `${outside(`s${i}_${lag}`, `const double *restrict s${i}_${lag} = s + (${i * work.times}L + t - ${lag}) * N + from;`)}[d]`,
    column: (i, lag) => {
      ring = Math.max(ring, lag + 1)
      return `${outside(`v${i}_${lag}`, `double *restrict v${i}_${lag} = v + (${i}L * RING + (t - ${lag}) % RING) * chunk;`)}[d]`
    },
  }
  const statements = equations.map(({ column, value }) => {
    used.clear()
    const code = `${leaf.column(column, 0)} = ${expressionOf(value, languages.c, leaf, results)};`
    return { code, outside: [...used.values()] }
  })
  const loop = (all) => [
    ...new Set(all.flatMap((one) => one.outside)),
    '_Pragma("GCC ivdep")',
    'for (long d = 0; d < n; d++) {',
    ...all.map((one) => `  ${one.code}`),
    '}',
  ]
  const year = (name, lines) => `static void ${name}(int t, long from, long n, long chunk) {\n${lines}\n}`
  const list = (values) => (values.length > 0 ? values.map((x) => literal(x)).join(', ') : '0')
  return [
    '#define _GNU_SOURCE',
    ...['math', 'stdio', 'stdlib', 'time', 'sys/resource'].map((name) => `#include <${name}.h>`),
    '#define MIN(a, b) ((a) < (b) ? (a) : (b))',
    '#define MAX(a, b) ((a) > (b) ? (a) : (b))',
    'static long N;',
    `enum { COLUMNS = ${work.columns}, TIMES = ${work.times}, BASE = ${work.base}, RING = ${ring},`,
    `  DRAWS = ${work.draws_of}, PATHS = ${work.paths}, KEPT = ${work.kept.length}, ROWS = ${work.cells} };`,
    'static double *restrict p, *restrict s, *restrict v;',
    'static double sums[ROWS], squares[ROWS];',
    `static const int kept[] = {${work.kept.join(', ')}};`,
    `static const double known[] = {${list(work.known)}};`,
    `static const double centres[] = {${list(work.centres)}};`,
    `static const double u[] = {${list(work.uniforms)}};`,
    year('year_fused', loop(statements).join('\n')),
    year('year_split', statements.map((one) => `{\n${loop([one]).join('\n')}\n}`).join('\n')),
    FRAME,
  ].join('\n')
}

function literal(x) {
  if (Number.isNaN(x)) return 'NAN'
  return Number.isInteger(x) && Math.abs(x) < 1e15 ? `${x}.0` : String(x)
}

/** Whether there is a C compiler, and which. */
export function cCompiler() {
  const { status, stdout } = spawnSync('cc', ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.split('\n')[0] : undefined
}

/** Compiles the work; the programs, one for each list of flags. */
export async function compileC(source, folder, lists) {
  const file = join(folder, 'work.c')
  writeFileSync(file, source)
  return Promise.all(
    lists.map(async (flags) => {
      const program = join(folder, ['c', ...flags].join(''))
      const all = ['-O3', '-std=gnu11', ...flags, file, '-o', program, '-lm']
      await promisify(execFile)('cc', all)
      return program
    }),
  )
}
