# The Wilson score intervals of tests/cases/wilson-expected.csv, worked out by R: prop.test() without
# continuity correction gives the score interval.  Rscript interval.R CASES
cases <- read.csv(file.path(commandArgs(trailingOnly = TRUE)[1], "wilson-expected.csv"))
wrong <- 0
for (i in seq_len(nrow(cases))) {
  bounds <- suppressWarnings(prop.test(cases$x[i], cases$n[i], correct = FALSE)$conf.int)
  if (any(abs(bounds - c(cases$lower[i], cases$upper[i])) > 5.1e-7)) {
    cat(sprintf("%d of %d: R says %.6f to %.6f\n", cases$x[i], cases$n[i], bounds[1], bounds[2]))
    wrong <- wrong + 1
  }
}
cat(sprintf("interval.R: %d passed, %d failed\n", nrow(cases) - wrong, wrong))
quit(status = if (wrong > 0 || nrow(cases) == 0) 1 else 0)
