# Count and mean of score by sex, locality and outcome: the honest minimum, which knows nothing of
# quotation marks (those of the notes stand behind all that is read here).
BEGIN { FS = OFS = "," }
NR > 1 {
    key = $6 "," $7 "," $3
    rows[key]++
    if ($4 != "") { sum[key] += $4; scores[key]++ }
}
END {
    print "sex,locality,outcome,count,mean_score"
    for (key in rows) {
        tenths = int((20 * sum[key] + scores[key]) / (2 * scores[key]))
        print key, rows[key], int(tenths / 10) "." tenths % 10
    }
}
