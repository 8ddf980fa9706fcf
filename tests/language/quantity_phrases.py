"""Phrases and the numbers in them, as a careful reader has it: `span = low..high sense`, one after another by `;`.

An open end is left out ("24.."), an exact number stands alone ("62"), no end at all is "?". The sense is left out where
something is counted. A fraction has the value of its first word or figure, a decimal that of its whole part.
"""

from __future__ import annotations

COUNTS = """
62 miners | 62 = 62
3,037 villagers fled | 3,037 = 3037
26, 000 villagers | 26, 000 = 26000
twenty-one sailors | twenty-one = 21
a hundred and five sailors | a hundred and five = 105
two hundred thousand voters | two hundred thousand = 200000
1.2 million voters | 1.2 million = 1200000
2½ million voters | 2½ million = 2500000
half a million voters | half a million = 500000
three and a half million voters | three and a half million = 3500000
a half-dozen trucks | a half-dozen = 6
half a dozen trucks | half a dozen = 6
a dozen trucks | a dozen = 12
two dozen trucks | two dozen = 24
several dozen trucks | several dozen = 36..
a few dozen trucks | a few dozen = 36..
dozens of trucks | dozens = 24..
many dozens of trucks | dozens = 24..
scores of trucks | scores = 40..
Scores were wounded | Scores = 40..
hundreds of trucks | hundreds = 200..
tens of thousands of trucks | tens of thousands = 20000..
hundreds of thousands fled | hundreds of thousands = 200000..
several trucks | several = 3..
several hundred trucks | several hundred = 300..
a few trucks | a few = 3..
a number of trucks | a number = 3..
a handful of trucks | a handful = 3..
a couple of trucks | a couple = 2
a couple of dozen trucks | a couple of dozen = 24
a pair of gunmen | a pair = 2
a trio of gunmen | a trio = 3
no trucks | no = 0
no one was hurt | no one = 0
No one was hurt | No one = 0
nobody was hurt | nobody = 0
none of them was hurt | none = 0
zero deaths | zero = 0
0 deaths | 0 = 0
up to several hundred trucks | up to several hundred = ..999
as many as a few dozen trucks | as many as a few dozen = ..119
up to several trucks | up to several = ..9
no more than a handful of trucks | no more than a handful = ..9
up to dozens of trucks | up to dozens = ..199
as many as hundreds of trucks | as many as hundreds = ..1999
up to tens of thousands of trucks | up to tens of thousands = ..199999
up to hundreds of thousands of trucks | up to hundreds of thousands = ..1999999
fewer than several hundred trucks | fewer than several hundred = ..998
up to an estimated several dozen trucks | up to an estimated several dozen = ..119
up to a number of trucks | up to a number = ?
several hundred at most | several hundred at most = ..999
at least several hundred trucks | at least several hundred = 300..
at least 62 trucks | at least 62 = 62..
At least sixty-two trucks | At least sixty-two = 62..
at least another 12 trucks | at least another 12 = 12..
a minimum of 12 trucks | a minimum of 12 = 12..
no fewer than 12 trucks | no fewer than 12 = 12..
not less than 12 trucks | not less than 12 = 12..
more than a dozen trucks | more than a dozen = 13..
more than 100 trucks | more than 100 = 101..
over 29 trucks | over 29 = 30..
well over 100 trucks | well over 100 = 101..
upwards of 100 trucks | upwards of 100 = 101..
in excess of 100 trucks | in excess of 100 = 101..
more than two dozen trucks | more than two dozen = 25..
hundreds, at least 300 of them here | hundreds = 200..; at least 300 = 300..
up to 83 trucks | up to 83 = ..83
as many as 83 trucks | as many as 83 = ..83
as many as a dozen trucks | as many as a dozen = ..12
not more than 20 trucks | not more than 20 = ..20
no more than 20 trucks | no more than 20 = ..20
at most 20 trucks | at most 20 = ..20
a maximum of 20 trucks | a maximum of 20 = ..20
fewer than 20 trucks | fewer than 20 = ..19
fewer than ten trucks | fewer than ten = ..9
less than 20 trucks | less than 20 = ..19
under 20 trucks | under 20 = ..19
between 30 and 40 trucks | between 30 and 40 = 30..40
between twelve and twenty trucks | between twelve and twenty = 12..20
from 30 to 40 trucks | 30 = 30; 40 = 40
12-24 trucks | 12-24 = 12..24
12–24 trucks | 12–24 = 12..24
10 to 15 trucks | 10 to 15 = 10..15
ten to fifteen trucks | ten to fifteen = 10..15
one or two trucks | one or two = 1..2
two or three trucks | two or three = 2..3
as many as 20 or 30 trucks | as many as 20 or 30 = ..30
five or more trucks | five or more = 5..
20 or so trucks | 20 or so = 20
20-plus trucks | 20-plus = 20..
20+ trucks | 20+ = 20..
40-odd trucks | 40-odd = 40
forty odd trucks | forty odd = 40
some 40 trucks | some 40 = 40
about 200 trucks | about 200 = 200
around 200 trucks | around 200 = 200
nearly 200 trucks | nearly 200 = 200
almost 200 trucks | almost 200 = 200
roughly 200 trucks | roughly 200 = 200
approximately 200 trucks | approximately 200 = 200
an estimated 200 trucks | an estimated 200 = 200
close to 200 trucks | close to 200 = 200
up to an estimated 80 trucks | up to an estimated 80 = ..80
perhaps as many as 20 trucks | perhaps as many as 20 = ..20
only six trucks | only six = 6
exactly six trucks | exactly six = 6
all six trucks | all six = 6
a total of six trucks | a total of six = 6
one of the two men | one = 1; the two = 2
one man and two boys | one = 1; two = 2
two F-16 and two A-10 jets | two = 2; 16 = 16 identifier; two = 2; 10 = 10 identifier
Four killed, 23 hurt | Four = 4; 23 = 23
In Velm, 12 were hurt | 12 = 12
The dead: 12 | 12 = 12
bringing the toll to 15 | 15 = 15
rose from 3 to 10 | 3 = 3; 10 = 10
the toll rose to 83 from 62 | 83 = 83; 62 = 62
killing five and wounding more than 30 | five = 5; more than 30 = 31..
٣٤ people | ٣٤ = 34
３４ people | ３４ = 34
１，２００ people | １，２００ = 1200
60,000-80,000 people | 60,000-80,000 = 60000..80000
up to 1,000 people | up to 1,000 = ..1000
3 million people | 3 million = 3000000
thousands of people | thousands = 2000..
more than a thousand people | more than a thousand = 1001..
a thousand people | a thousand = 1000
one hundred people | one hundred = 100
one thousand two hundred people | one thousand two hundred = 1200
fifteen hundred people | fifteen hundred = 1500
a score of people | a score = 20
five men aged 20 to 30 | five = 5; 20 = 20 age; 30 = 30 age
over a dozen, maybe more | over a dozen = 13..
"""

SENSES = """
a 6-year-old girl | 6-year-old = 6 age
a six-year-old girl | six-year-old = 6 age
an 8 - year - old girl | 8 - year - old = 8 age
a girl, 6, ran | 6 = 6 age
Dana Vey, 6, ran | 6 = 6 age
Dana Vey (6) ran | 6 = 6 age
a boy of six | six = 6 age
two boys of 16 | two = 2; 16 = 16 age
a woman aged 44 | 44 = 44 age
children ages 2, 4 and 7 | 2 = 2 age; 4 = 4 age; 7 = 7 age
a man in his 30s | 30s = 30 age
he is 24 years old | 24 years old = 24 age
an 18-month-old baby | 18-month-old = 18 age
in 2014 it began | 2014 = 2014 year
the summer of 1998 | 1998 = 1998 year
since 2011 | 2011 = 2011 year
the 2014-15 season | the 2014-15 = 2014 year
in the 1990s | the 1990s = 1990 year
on Sept. 12 it began | 12 = 12 date
on 12 September | 12 = 12 date
on September 12, 2016 | 12 = 12 date; 2016 = 2016 year
on 2016-09-17 | 2016-09-17 = 2016 date
on 9/11/2001 | 9/11/2001 = 9 date
on Nov. 12, 300 people fled | 12 = 12 date; 300 = 300
at 6:53 p.m. | 6:53 = 6 clock
at 6 p.m. | 6 p.m = 6 clock
at 10:15:30 | 10:15:30 = 10 clock
at 1353 GMT | 1353 = 1353 clock
at 5am | 5am = 5 clock
at nine o'clock | nine o'clock = 9 clock
for two days | two days = 2 duration
the five-year war | the five-year = 5 duration
for more than 12 hours | more than 12 hours = 13.. duration
for two to three weeks | two to three weeks = 2..3 duration
three decades of war | three decades = 3 duration
about 30 miles away | about 30 miles = 30 distance
30 km from the border | 30 km = 30 distance
200 metres away | 200 metres = 200 distance
2.5 km away | 2.5 km = 2 distance
2½ miles away | 2½ miles = 2 distance
30km away | 30km = 30 distance
a 500-pound bomb | 500-pound = 500 measure
a 122mm rocket | 122mm = 122 measure
a magnitude 5 quake | 5 = 5 measure
a magnitude-6.4 quake | 6.4 = 6 measure
a quake of 6.1 | 6.1 = 6 measure
winds of 80 mph | 80 mph = 80 measure
two tonnes of rice | two tonnes = 2 measure
20 litres of fuel | 20 litres = 20 measure
30 degrees | 30 degrees = 30 measure
five acres burned | five acres = 5 measure
a .45-caliber pistol | 45-caliber = 45 identifier
a 9mm pistol | 9mm = 9 measure
a 7.62 mm rifle | 7.62 mm = 7 measure
a $35,000 reward | 35,000 = 35000 money
a $1.2 million reward | 1.2 million = 1200000 money
€200 | 200 = 200 money
£3bn in aid | 3bn = 3000000000 money
54 million dollars | 54 million dollars = 54000000 money
500 euros | 500 euros = 500 money
20 cents | 20 cents = 20 money
30 percent of them | 30 percent = 30 percent
30% of them | 30% = 30 percent
30 per cent of them | 30 per cent = 30 percent
more than 30 percent of them | more than 30 percent = 31.. percent
two-thirds of them | two-thirds = 2 fraction
one third of them | one third = 1 fraction
3/4 of them | 3/4 = 3 fraction
¾ of them | ¾ = 0 fraction
a third of them | a third = 1 fraction
the 20th time | the 20th = 20 ordinal
the sixth victim | the sixth = 6 ordinal
the twenty-first victim | the twenty-first = 21 ordinal
a second blast | second = 2 ordinal
the first of the three | the first = 1 ordinal; the three = 3
the 1st Infantry | the 1st = 1 ordinal
an F-16 flew | 16 = 16 identifier
two MiG-29s flew | two = 2; 29 = 29 identifier
an Su-24 jet | 24 = 24 identifier
a Boeing 737 | 737 = 737 identifier
an AK-47 rifle | 47 = 47 identifier
an AR-15 rifle | 15 = 15 identifier
a B-52 bomber | 52 = 52 identifier
Highway 214 was shut | 214 = 214 identifier
Flight 370 was lost | 370 = 370 identifier
Interstate 40 was shut | 40 = 40 identifier
near 305 E. Main St. | 305 = 305 identifier
in the 1200 block of Oak Street | the 1200 = 1200 identifier
at 12 Vale Road | 12 = 12 identifier
call 800-555-3855 now | 800-555-3855 = 800 identifier
call 555-3855 now | 555-3855 = 555 identifier
Ward 9 | 9 = 9 identifier
Resolution 2254 | 2254 = 2254 identifier
Room 12 | 12 = 12 identifier
No. 5 | 5 = 5 identifier
Channel 4 said | 4 = 4 identifier
the G7 met | 7 = 7 identifier
a 3-0 win | 3-0 = 3 score
won 2-1 | 2-1 = 2 score
a 98-95 win | 98-95 = 98 score
a 5-4 ruling | 5-4 = 5 score
a vote of 52 to 48 | 52 = 52; 48 = 48
20 to 15 | 20 = 20; 15 = 15
the first two men | the first = 1 ordinal; two = 2
a second later |
No, he said |
no longer |
no more |
the number of the beast |
he scores often |
one another |
"""
