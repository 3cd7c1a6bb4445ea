# The p-values of Wilcoxon's signed-rank test that tests/unit/test_ranks.c and tests/oracle/wilcoxon.py
# expect, worked out by R and its package exactRankTests (Debian: r-cran-exactranktests).
#
#     Rscript wilcoxon.R             works out expected.csv again from data.csv: status 1 if it differs,
#                                    77 if R is without the package
#     Rscript wilcoxon.R --write     draws the data sets and writes both files
#
# data.csv has a row a person, expected.csv a row a set: pairs that changed, the sum of the positive
# ranks, and p: exact up to 25 pairs, else the normal approximation. Changes are taken in whole
# millionths: in fractions R would find 0.3 - 0.1 and 0.2 different and miss a tie.
if (!requireNamespace("exactRankTests", quietly = TRUE)) {
  cat("wilcoxon.R: the package exactRankTests is not installed\n")
  quit(status = 77)
}
suppressPackageStartupMessages(library(exactRankTests))

words <- commandArgs(trailingOnly = FALSE)
here <- file.path(dirname(sub("^--file=", "", grep("^--file=", words, value = TRUE)[1])), "wilcoxon")

scores <- function(set, start, change) data.frame(set = set, start = start, end = start + change)

# n changes from `values`, the positive ones `lean` times as likely.
drawn <- function(set, n, values, lean = 1, steps = 1) {
  change <- sample(values, n, replace = TRUE, prob = ifelse(values > 0, lean, 1))
  scores(set, sample(0:10, n, replace = TRUE) * steps, change)
}

# n changes of n sizes: no ties.
untied <- function(set, n, up = 0.5, steps = 1) {
  change <- sample.int(3 * n, n) * ifelse(runif(n) < up, 1, -1) * steps
  scores(set, sample(0:10, n, replace = TRUE), change)
}

draw_sets <- function() {
  set.seed(19451201, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
  sets <- list(
    # Leicester youth justice appendices 2022, Which Way, Q4 2021-22: initial and end score
    data.frame(set = "which way", start = c(4, 3, 3, 4, 4, 4, 3, 2, 3), end = c(7, 8, 7, 8, 8, 7, 7, 8, 7)),
    scores("one up", 3, 2), scores("one down", 3, -2), scores("one same", 3, 0),
    scores("two apart", c(1, 2), c(3, -1)), scores("two alike", c(1, 2), c(3, -3)),
    scores("all same", rep(4, 12), 0), scores("all up one", rep(4, 12), 1),
    scores("all up one 40", rep(4, 40), 1), scores("balanced", rep(4, 30), rep(c(1, -1), 15)),
    scores("nearly balanced", rep(4, 31), c(rep(c(1, -1), 15), 1)),
    scores("one ahead", rep(4, 28), c(rep(c(2, -2), 13), 1, -3)),
    drawn("tenths", 18, c(-3, -2, -1, 0, 1, 2, 3) / 10, 2, 0.1),
    drawn("tenths 45", 45, c(-3, -2, -1, 0, 1, 2, 3) / 10, 2, 0.1),
    drawn("millionths", 20, c(-2, -1, 1, 2, 3) / 1e6, 2, 1e-6),
    drawn("zeros to 25", 25, c(-2, 1, 3), 2), drawn("zeros to 26", 26, c(-2, 1, 3), 2),
    untied("untied 25", 25, 0.7), untied("untied 26", 26, 0.7),
    untied("untied 60", 60, 0.6), untied("untied 60 tenths", 60, 0.35, 0.1))
  for (zeros in c(1, 10))
    for (set in c("zeros to 25", "zeros to 26")) # as many left as before
      sets <- c(sets, list(scores(sprintf("%s and %d", set, zeros), rep(5, zeros), 0)))
  for (n in c(2:24, 27, 30, 35, 41, 50, 59))
    sets <- c(sets, list(untied(sprintf("untied %d", n), n, runif(1))),
              list(drawn(sprintf("scale of five %d", n), n, -4:4, runif(1, 0.5, 4))),
              list(drawn(sprintf("few steps %d", n), n, c(-1, 0, 1), runif(1, 0.5, 4))))
  data <- do.call(rbind, sets)
  for (set in c("zeros to 25", "zeros to 26")) # the zeros stand among their changes
    for (zeros in c(1, 10))
      data <- rbind(data, transform(data[data$set == set, ], set = sprintf("%s and %d", set, zeros)))
  data[order(match(data$set, unique(data$set))), ]
}

work_out <- function(data) {
  rows <- lapply(unique(data$set), function(set) {
    own <- data[data$set == set, ]
    change <- round((own$end - own$start) * 1e6)
    pairs <- sum(change != 0)
    row <- data.frame(set = set, scores = nrow(own), pairs = pairs,
                      w_plus = sum(rank(abs(change[change != 0]))[change[change != 0] > 0]), p = NA)
    if (pairs > 0) {
      test <- if (pairs <= 25) wilcox.exact(change[change != 0], exact = TRUE)
              else wilcox.test(change[change != 0], exact = FALSE, correct = TRUE)
      if (abs(test$statistic - row$w_plus) > 1e-9)
        stop(sprintf("%s: R has another statistic", set))
      row$p <- test$p.value
    }
    row
  })
  do.call(rbind, rows)
}

read <- function(name) read.csv(file.path(here, name), colClasses = c(set = "character"), na.strings = "")

decimals <- function(x) sub("[.]$", "", sub("0+$", "", sprintf("%.6f", round(x, 6))))

write <- function(data, name) {
  for (column in intersect(names(data), c("start", "end", "w_plus")))
    data[[column]] <- sub("^-0$", "0", decimals(data[[column]]))
  if ("p" %in% names(data))
    data$p <- ifelse(is.na(data$p), "", sprintf("%.12g", data$p))
  write.csv(data, file.path(here, name), row.names = FALSE, quote = FALSE, na = "")
}

if ("--write" %in% words) {
  data <- draw_sets()
  dir.create(here, showWarnings = FALSE)
  write(data, "data.csv")
  write(work_out(read("data.csv")), "expected.csv")
} else {
  expected <- work_out(read("data.csv"))
  kept <- read("expected.csv")
  if (!identical(kept$set, expected$set))
    stop("expected.csv has other sets than data.csv")
  wrong <- kept$scores != expected$scores | kept$pairs != expected$pairs |
    abs(kept$w_plus - expected$w_plus) > 1e-9 | is.na(kept$p) != is.na(expected$p) |
    (!is.na(kept$p) & abs(kept$p - expected$p) > 1e-9)
  if (any(is.na(wrong) | wrong))
    print(cbind(kept[is.na(wrong) | wrong, ], R = expected$p[is.na(wrong) | wrong]))
  cat(sprintf("wilcoxon.R: %d passed, %d failed\n", sum(!wrong), sum(wrong)))
  quit(status = if (any(wrong) || nrow(kept) == 0) 1 else 0)
}
