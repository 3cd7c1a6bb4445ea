# Rows that stand in the definition, and lists as quotes, stories and under headings.

--- d.json
{"title": "T", "as_of": "2022-03-31",
 "inputs": {
  "voices": {"rows": [{"Quote": "I think first, then I act.", "Who": "A young person", "When": "March"}, {"Quote": "\"It helped\", she said", "Who": "A parent"}, {"Quote": "Nobody told, *really*"}]},
  "stories": {"rows": [{"Title": "Back at school", "What happened": "One hour a day.\nThen three days.", "What changed": "He goes every day."}, {"Title": "No more", "What happened": "Nothing"}]},
  "plan": {"rows": [{"Year": 2014, "What": "Review", "RAG": "Done", "Due": "2014-03-01", "Done": "2014-02-01"}, {"Year": 2013, "What": "Build", "RAG": "In progress", "Due": "2013-05-01"}, {"Year": 2014, "What": "Again", "RAG": "Not started", "Due": "2023-01-01"}, {"What": "Sometime", "RAG": "Later"}]}},
 "measures": {"years": {"kind": "tabulate", "label": "Y", "input": "plan", "rows": "Year"}},
 "sections": [
  {"title": "Voices", "list": {"input": "voices", "as": "quotes"}},
  {"title": "Stories", "list": {"id": "st", "title": "Two stories", "input": "stories", "as": "stories"}},
  {"title": "Plan", "measures": "years", "list": {"title": "The plan by year", "input": "plan", "group": "Year", "rag": "RAG", "due": "Due", "done": "Done", "sort": "Due"}}]}
--- cases.csv
id,area
1,North
2,North
3,South
--- e.json
{"title": "T", "inputs": {"cases": {"file": "cases.csv"}, "places": {"rows": [{"area": "North", "places": 5}, {"area": "South", "places": 4.5}]}, "north": {"rows_of": "places", "where": "area=North"}},
 "measures": {"m": {"kind": "tabulate", "label": "M", "input": "cases", "link": {"places": {"input": "places", "on": "area"}}, "derive": "room=max(places.places)", "rows": "area", "values": ["cases=count", "places=max(room)"]},
   "n": {"kind": "tabulate", "label": "N", "input": "north", "rows": "area"}},
 "sections": [{"title": "S", "measures": ["m", "n"]}]}

=== told-text
# Quotation marks stand around what has none; a break of a line begins a paragraph.
< d.json
$ cj-report d.json -f text | sed '/^Plan/,$d'
--- stdout
T
=

Period: all dates
Data complete up to: 31 March 2022

Voices
------

Voices

  “I think first, then I act.”
    - A young person, March

  "It helped", she said
    - A parent

  “Nobody told, *really*”

Note 1.

Stories
-------

Two stories

Back at school
  What happened: One hour a day.
  Then three days.
  What changed: He goes every day.

No more
  What happened: Nothing

Note 2.


=== told-markdown
< d.json
$ cj-report d.json -f markdown | sed -n '/^### /,/^Notes/p' | sed '/^### Y/,$d'
--- stdout
### Voices

> “I think first, then I act.”
>
> — A young person, March

> "It helped", she said
>
> — A parent

> “Nobody told, \*really\*”


Note 1.

## Stories

### Two stories

**Back at school**

What happened: One hour a day.

Then three days.

What changed: He goes every day.

**No more**

What happened: Nothing


Note 2.

## Plan


=== told-page
< d.json
$ cj-report d.json -o a.html && sed -n '/<figure/,/^<.div>/p; /<article/,/^<.article>/p' a.html
--- stdout
<figure class="quote"><blockquote dir="auto"><p>“I think first, then I act.”</p></blockquote><figcaption>A young person, March</figcaption></figure>
<figure class="quote"><blockquote dir="auto"><p>&quot;It helped&quot;, she said</p></blockquote><figcaption>A parent</figcaption></figure>
<figure class="quote"><blockquote dir="auto"><p>“Nobody told, *really*”</p></blockquote></figure>
<p class="notes">Note <a href="#note-1">1</a></p>
</div>
<article class="story">
<h4 dir="auto">Back at school</h4>
<p dir="auto"><strong>What happened:</strong> One hour a day.</p>
<p dir="auto">Then three days.</p>
<p dir="auto"><strong>What changed:</strong> He goes every day.</p>
</article>
<article class="story">
<h4 dir="auto">No more</h4>
<p dir="auto"><strong>What happened:</strong> Nothing</p>
</article>

=== told-group
# Data have a table, headings first: those of the due dates 2013-05-01, 2014-03-01 and none, in this
# order. From 2013-05-01 to 2022-03-31 there are 9 years less 31 days: 3,287 - 31 = 3,256.
< d.json
$ cj-report d.json -o t/ && cat t/plan-list.csv t/voices-list.csv t/years.csv
--- stdout
Year,What,RAG,Due,Done,overdue_days
2013,Build,In progress,2013-05-01,,3256
2014,Review,Done,2014-03-01,2014-02-01,
2014,Again,Not started,2023-01-01,,
(missing),Sometime,Later,,,
Quote,Who,When
"I think first, then I act.",A young person,March
"""It helped"", she said",A parent,
"Nobody told, *really*",,
Year,count
2013,1
2014,2
(missing),1

=== told-group-text
< d.json
$ cj-report d.json --only plan-list -f text | sed '1,/^The plan/d;/^Notes/,$d'
--- stdout

2013

What      RAG                       Due         Done           Days
                                                            overdue
--------  ------------------------  ----------  ----------  -------
Build     In progress, but overdue  1 May 2013                3,256

2014

What      RAG                       Due         Done           Days
                                                            overdue
--------  ------------------------  ----------  ----------  -------
Review    Done                      1 Mar 2014  1 Feb 2014
Again     Not started               1 Jan 2023

Not recorded

What      RAG                       Due         Done           Days
                                                            overdue
--------  ------------------------  ----------  ----------  -------
Sometime  Later


=== told-list
< d.json
$ cj-report d.json --list
--- stdout
input    voices: rows of this definition
input    stories: rows of this definition
input    plan: rows of this definition
measure  years (tabulate): Y
section  voices: Voices <- voices-list
section  stories: Stories <- st
section  plan: Plan <- years, plan-list

=== told-measure
# Alone a measure has no rows of the definition; links and rows of others have.
< d.json
$ cj-tabulate --measure d.json#years
? 2
--- stderr
cj-tabulate: d.json:6: $.measures.years: it reads rows that stand in the definition (input plan): cj-report --only years computes it

=== told-linked
< cases.csv e.json
$ cj-report e.json -o t/ && cat t/m.csv t/n.csv
--- stdout
area,cases,places
North,2,5
South,1,4.5
area,count
North,1

=== told-each
# They are no file: conditions on every input and --each leave them whole.
< cases.csv e.json
$ cj-report e.json --each area -o t/ && cat t-north/m.csv t-south/m.csv t-south/n.csv
--- stdout
area,cases,places
North,2,5
area,cases,places
South,1,4.5
area,count
North,1

=== told-numbers
# Numbers are figures, also those of a file without a schema; a word among them is a fault.
--- f.json
{"title": "T", "inputs": {"a": {"rows": [{"What": "People", "Figure": 598830}, {"What": "Share", "Figure": 23.9}, {"What": "Unknown"}]}}, "measures": {}, "sections": [{"title": "S", "list": {"input": "a", "numbers": "Figure"}}]}
$ cj-report f.json -f text | sed -n '/^What/,/^$/p'; cj-report f.json -f json | grep '"Figure": [0-9n]'
> sed 's/598830/"many"/' f.json >g.json; cj-report g.json
? 1
--- stdout
What      Figure
-------  -------
People   598,830
Share       23.9
Unknown

    {"What": "People", "Figure": 598830},
    {"What": "Share", "Figure": 23.9},
    {"What": "Unknown", "Figure": null}
--- stderr
cj-report: input a: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-report: input a:2:2: Figure: "many" is not a whole number or a decimal such as 7.5
cj-report: g.json:1: $.sections[0].list: 1 of 3 rows of input a is at fault; no table was made

=== told-single
# Headings stay above quotes, also where each has one alone.
--- f.json
{"title": "T", "inputs": {"a": {"rows": [{"Q": "Yes.", "Who": "A", "About": "X"}, {"Q": "No.", "Who": "B", "About": "Y"}]}}, "measures": {}, "sections": [{"title": "S", "list": {"input": "a", "as": "quotes", "group": "About"}}]}
$ cj-report f.json -f text | sed -n '/^X/,/^Notes/p'
--- stdout
X

  “Yes.”
    - A

Y

  “No.”
    - B

Note 1.

Notes

=== told-faults
$ for what in '{}' '[]' '[1]' '[{}]' '[{"": 1}]' '[{"A": true}]' '[{"A": {"B": 1}}]' '[{"A": 1}], "file": "a.csv"'; do
>   echo '{"title": "T", "inputs": {"a": {"rows": '"$what"'}}, "measures": {}, "sections": [{"title": "S", "list": {"input": "a"}}]}' >f.json
>   cj-report f.json; done; :
--- stderr
cj-report: f.json:1: $.inputs.a.rows: must be a list in [ ]
cj-report: f.json:1: $.inputs.a.rows: must hold 1 to 1000 rows; more belong into a file
cj-report: f.json:1: $.inputs.a.rows[0]: must be a row: {"column": "value"}
cj-report: f.json:1: $.inputs.a.rows[0]: must be a row: {"column": "value"}
cj-report: f.json:1: $.inputs.a.rows[0].: a column needs a name
cj-report: f.json:1: $.inputs.a.rows[0].A: must be a text or a number; leave out what is not known
cj-report: f.json:1: $.inputs.a.rows[0].A: must be a text or a number; leave out what is not known
cj-report: f.json:1: $.inputs.a.file: unknown key; known here are rows, schema

=== told-form
< d.json
$ sed 's/"quotes"/"poems"/' d.json >e.json; cj-report e.json
> sed 's/"sort": "Due"/"as": "quotes"/' d.json >e.json; cj-report e.json; :
--- stderr
cj-report: e.json:8: $.sections[0].list.as: "poems" is no form of a list; use table, quotes or stories
cj-report: e.json:10: $.sections[2].list: due and rag are for tables: quotes and stories have none

=== report-told-small
# 2 of North and 1 of South are about people, 3 rooms of no one: told with files and by --check, not where it is printed, hidden or meant.
--- small.csv
Client ID,area
A1,North
A2,North
A3,South
--- rooms.csv
room,area
1,North
2,North
3,South
--- small.json
{"title": "T", "inputs": {"c": {"file": "small.csv"}, "r": {"file": "rooms.csv"}}, DISCLOSURE
 "measures": {"clients": {"kind": "tabulate", "label": "Clients by area", "input": "c", "rows": "area"},
  "rooms": {"kind": "tabulate", "label": "Rooms", "input": "r", "rows": "area"}},
 "sections": [{"id": "s", "title": "S", "measures": ["clients", "rooms"]}]}
$ sed 's/DISCLOSURE//' small.json >e.json && cj-report e.json --check; cj-report e.json -o e.md; cj-report e.json >/dev/null; cj-report e.json --check --only rooms
> sed 's/DISCLOSURE/"disclosure": false,/' small.json >e.json && cj-report e.json --check
> sed 's/DISCLOSURE/"disclosure": true,/' small.json >e.json && cj-report e.json --check; echo $?
--- stdout
2
--- stderr
cj-report: e.json: 2 counts of 1 to 4 people or records about them are shown, the first in "Clients by area": "disclosure": {"below": 5} hides them, false says that they may be shown
cj-report: e.json: 2 counts of 1 to 4 people or records about them are shown, the first in "Clients by area": "disclosure": {"below": 5} hides them, false says that they may be shown
cj-report: e.json:1: $.disclosure: must be an object in { }
