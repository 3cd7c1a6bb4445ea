# The figures of survival analysis that tests/oracle/survival.py expects, worked out by R's package
# survival (Debian: r-cran-survival).
#
#     Rscript survival.R             works out expected.csv again from data.csv: status 1 if it differs,
#                                    77 if R is without the package
#     Rscript survival.R --write     draws the data sets and writes both files
#
# In expected.csv `kind` is `event`, a row for each day with an event, or `at`, the days of `at`;
# `events` and `censored` are those since the row before. Blank are low and high where survival is 1
# or 0, se where it is 0, and all four where nobody is at risk.
if (!requireNamespace("survival", quietly = TRUE)) {
  cat("survival.R: the package survival is not installed\n")
  quit(status = 77)
}
suppressPackageStartupMessages(library(survival))

at <- c(91, 183, 274, 365)
words <- commandArgs(trailingOnly = FALSE)
here <- file.path(dirname(sub("^--file=", "", grep("^--file=", words, value = TRUE)[1])), "survival")

# The 20 persons of tests/cases/kaplan-meier-expected.csv.
worked <- function() {
  time <- c(12, 31, 31, 45, 60, 88, 91, 92, 120, 150, 183, 183, 200, 240, 274, 300, 365, 365, 365, 365)
  data.frame(set = "worked", group = "", time = time,
             event = c(1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0))
}

# n persons with days from `days` and an event with that probability; an event is on day 1 or later.
people <- function(set, n, days, probability, group = "") {
  time <- days[sample.int(length(days), n, replace = TRUE)]
  event <- as.integer(runif(n) < probability & time > 0)
  data.frame(set = set, group = group, time = time, event = event)
}

last_is_event <- function(data) {
  data$event[data$time == max(data$time)] <- 1
  data
}

draw_sets <- function() {
  set.seed(20120401, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
  rbind(
    worked(),
    people("five", 5, 20:400, 0.6),
    people("ties", 60, c(30, 60, 91, 120, 183), 0.5),
    people("all events", 40, 1:60 * 7, 1),
    people("no event", 25, 0:500, 0),
    last_is_event(people("to zero", 60, 1:300, 0.4)),
    people("large", 300, 0:730, 0.45),
    people("on the days", 100, c(90, at, at + 1, 400), 0.5),
    people("from day 0", 150, 0:12, 0.3),
    people("one day", 12, 91, 0.5),
    people("rare", 200, 0:800, 0.02),
    people("two groups", 120, 0:500, 0.35, "A"),
    people("two groups", 80, 0:450, 0.6, "B"),
    last_is_event(people("unlike", 8, 10:120, 0.7, "A")),
    people("unlike", 45, 1:40 * 15, 0.3, "B"),
    people("one without", 30, 50:450, 0.4, "A"),
    people("one without", 20, 0:300, 0, "B"))
}

table_of <- function(fit, set, kind, groups) {
  figures <- if (kind == "at") summary(fit, times = at, extend = TRUE) else summary(fit)
  if (length(figures$time) == 0)
    return(NULL)
  group <- if (is.null(figures$strata)) groups else sub("^group=", "", as.character(figures$strata))
  certain <- figures$surv == 1 | figures$surv == 0
  nobody <- figures$n.risk == 0 & figures$surv > 0
  data.frame(set = set, kind = kind, group = group, days = figures$time, at_risk = figures$n.risk,
             events = figures$n.event,
             censored = as.vector(figures$n.censor), # a matrix where groups have as many event days
             survival = ifelse(nobody, NA, figures$surv),
             se = ifelse(nobody | figures$surv == 0, NA, figures$std.err),
             low = ifelse(nobody | certain, NA, figures$lower),
             high = ifelse(nobody | certain, NA, figures$upper))
}

work_out <- function(data) {
  tables <- list()
  for (set in unique(data$set)) {
    own <- data[data$set == set, ]
    groups <- unique(own$group)
    fit <- if (length(groups) > 1)
      survfit(Surv(time, event) ~ group, data = own, conf.type = "log-log")
    else
      survfit(Surv(time, event) ~ 1, data = own, conf.type = "log-log")
    for (kind in c("event", "at"))
      tables[[paste(set, kind)]] <- table_of(fit, set, kind, groups)
  }
  do.call(rbind, c(tables, make.row.names = FALSE))
}

# What n.risk, n.event and n.censor mean is not left to R alone: counted from the persons.
recount <- function(data, expected) {
  for (part in split(expected, expected[c("set", "kind", "group")], drop = TRUE)) {
    own <- data[data$set == part$set[1] & data$group == part$group[1], ]
    before <- c(-1, part$days[-nrow(part)])
    for (i in seq_len(nrow(part))) {
      since <- own$event[own$time > before[i] & own$time <= part$days[i]]
      counts <- c(sum(own$time >= part$days[i]), sum(since), sum(1 - since))
      if (any(counts != part[i, c("at_risk", "events", "censored")]))
        stop(sprintf("%s, %s, day %d: R counts otherwise", part$set[i], part$kind[i], part$days[i]))
    }
  }
}

read <- function(name) {
  read.csv(file.path(here, name), colClasses = c(set = "character", group = "character"), na.strings = "")
}

write <- function(data, name) {
  for (column in names(data))
    if (is.double(data[[column]]))
      data[[column]] <- ifelse(is.na(data[[column]]), "", sprintf("%.10g", data[[column]]))
  write.csv(data, file.path(here, name), row.names = FALSE, quote = FALSE, na = "")
}

if ("--write" %in% words) {
  data <- draw_sets()
  dir.create(here, showWarnings = FALSE)
  write(data, "data.csv")
  expected <- work_out(data)
  recount(data, expected)
  write(expected, "expected.csv")
} else {
  data <- read("data.csv")
  data$group[is.na(data$group)] <- ""
  expected <- work_out(data)
  recount(data, expected)
  kept <- read("expected.csv")
  kept$group[is.na(kept$group)] <- ""
  if (!isTRUE(all.equal(dim(kept), dim(expected))) || !identical(names(kept), names(expected)))
    stop("expected.csv has other rows or columns than R")
  wrong <- rep(FALSE, nrow(kept))
  for (column in names(kept)) {
    a <- kept[[column]]
    b <- expected[[column]]
    same <- if (is.character(a)) a == b else is.na(a) == is.na(b) & (is.na(a) | abs(a - b) <= 1e-9)
    wrong <- wrong | is.na(same) | !same
  }
  if (any(wrong))
    print(cbind(kept[wrong, ], R = expected[wrong, 8:11]))
  cat(sprintf("survival.R: %d passed, %d failed\n", sum(!wrong), sum(wrong)))
  quit(status = if (any(wrong) || nrow(kept) == 0) 1 else 0)
}
