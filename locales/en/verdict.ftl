### The verdict on one document, as chat and `ruqsat check` show it: short paragraphs, headline first.

## Headlines: one line each, in bold.

# The document is valid. $days = days left after today.
verdict-valid = <b>{ $days ->
    [0] Valid, and today is the last day
    [one] Valid: { $days } day left
   *[other] Valid: { $days } days left
}</b>
# The last working day to apply for a renewal; $days = days until it.
verdict-go-by = <b>{ $days ->
    [0] Apply today: { $go-by-day }, the last working day for it
    [one] Apply by { $go-by-day }: { $days } day left
   *[other] Apply by { $go-by-day }: { $days } days left
}</b>
# Expired, but the application was handed in on or before the last day.
verdict-none-filed = <b>No fine, in our reading: you applied while the document was valid</b>
# Expired, the application came within the first days.
verdict-none-grace = <b>No fine, in our reading: the application came within the first days</b>
# Expired a few days ago, nothing handed in yet. Never "you have ten days".
verdict-grace = <b>Expired { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}: apply today. No fine yet</b>
# Headline of a verdict; at most 90 characters.
verdict-warning = <b>A warning is possible</b>
# A temporary permit; nobody was asked about an earlier penalty.
verdict-warning-if = <b>A warning is possible, if there was no penalty in the last { $months } months</b>
# Headline of a verdict; at most 90 characters.
verdict-waived = <b>The ministry promised no fine for documents that expired during the failure</b>
# The same, while nothing was filed: the promise is the ministry’s, and it weakens.
verdict-waived-not-filed = <b>The ministry promised no fine, without a last day. Apply today or on the next working day</b>
# Headline of a verdict; at most 90 characters.
verdict-not-stated = <b>Not stated: the published texts do not say whether a fine is possible</b>
# Open because of an outage: its edge, or the day to apply fell into it.
verdict-not-stated-outage = <b>Not stated: the ministry’s statement does not say</b>
# Headline of a verdict; at most 90 characters.
verdict-fine = <b>A fine is possible: { $mci } MCI, { $tenge } tenge</b>
# The amount in tenge is not known for that day.
verdict-fine-no-tenge = <b>A fine is possible: { $mci } MCI</b>
# A judge may expel: it stands first, because it weighs more than any fine.
verdict-expulsion-or-fine = <b>Expulsion or a fine is possible: { $mci } MCI, { $tenge } tenge. Speak to a lawyer first</b>
# Headline of a verdict; at most 90 characters.
verdict-expulsion-or-fine-no-tenge = <b>Expulsion or a fine is possible: { $mci } MCI. Speak to a lawyer first</b>
# A second overstay within a year, of more than ten days.
verdict-expulsion-headline = <b>Arrest and expulsion are possible. Speak to a lawyer today</b>
# Headline of a verdict; at most 90 characters.
verdict-no-rule = <b>We found no rule for this</b>
# A lost document: the report comes first, whatever the expiry.
verdict-lost = <b>Report the loss and apply. Last day: { $loss-day }</b>
# The same for somebody whose application from before the loss is pending: a second one is not needed.
verdict-lost-pending = <b>Report the loss with your application’s number. Last day: { $loss-day }</b>
# The days for it are over, and nobody said whether it was reported.
verdict-lost-overdue = <b>If the loss is not reported yet: report it today or on the next working day</b>
# Headline of a verdict on a lost document; at most 90 characters.
verdict-lost-reported = <b>The loss is reported. Now apply for a new card today or on the next working day</b>
# Headline of a verdict on a lost document; at most 90 characters.
verdict-lost-filed = <b>The loss is reported and the application is in: keep the receipt</b>
# Headline of a verdict on a lost document without a known term; at most 90 characters.
verdict-lost-no-days = <b>Report the loss today: we found no number of days for it</b>

## If somebody goes on a later day: one bold line above the verdict of today, at most 90 characters.

# The document is still valid on that day.
verdict-on-valid = <b>If you apply on { $on-date }: still valid until { $expires-date }</b>
# It is valid on that day, but the last day to apply for a renewal has passed; at most 90 characters.
verdict-on-late = <b>If you apply on { $on-date }: the last day to apply, { $apply-by-date }, is over</b>
# Within the first days after the end.
verdict-on-grace = <b>If you apply on { $on-date }: still the first days after expiry; no fine, in our reading</b>
# The same for a temporary permit; at most 90 characters.
verdict-on-warning = <b>If you apply on { $on-date }: a warning is possible</b>
# A fine in tenge; at most 90 characters.
verdict-on-fine = <b>If you apply on { $on-date }: a fine is possible, { $mci } MCI, { $tenge } tenge</b>
# The amount in tenge is not known for that day.
verdict-on-fine-no-tenge = <b>If you apply on { $on-date }: a fine is possible, { $mci } MCI</b>
# A judge may expel or fine; at most 90 characters.
verdict-on-expulsion-or-fine = <b>If you apply on { $on-date }: expulsion or a fine is possible</b>
# A second overstay within a year, of more than ten days; at most 90 characters.
verdict-on-expulsion = <b>If you apply on { $on-date }: arrest and expulsion are possible</b>
# The ministry promised no fine and named no last day.
verdict-on-promised = <b>If you apply on { $on-date }: the ministry promised no fine, and named no last day</b>
# What is open today is open then; at most 90 characters.
verdict-on-not-stated = <b>If you apply on { $on-date }: whether a fine is possible is not stated, as today</b>
# No rule was found; at most 90 characters.
verdict-on-no-rule = <b>If you apply on { $on-date }: we found no rule, as today</b>

## Where the document stands.

# Under the headline of a verdict: which document and date were read; one line.
verdict-state-valid = ✓ valid to { $expires-date } · { $document-message }
# Under the headline of a verdict: which document and date were read; one line. $days: since the end.
verdict-state-expired = ✓ ended { $expires-date }, { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
} · { $document-message }
# Under the headline of a verdict: which document and date were read; one line.
verdict-state-unknown = ✓ { $document-message }: the expiry day is not known
# The line above, of somebody else’s document; one line. $whose_message: one of the labels.
verdict-state-of = { $state_message } · { $whose_message }
# Stands after one of the lines above.
verdict-filed = ✓ applied { $filed-date }
# In place of the line above, where an application came back; one line.
verdict-filed-returned = ✓ application of { $filed-date }: returned or dropped
# In place of the line above, where an application came back; one line.
verdict-filed-returned-undated = ✓ the application was returned or dropped

## When to apply.

# Under the document’s line, where the last day to apply is a day off; one sentence.
verdict-apply = The last day itself, { $apply-by-day }, is a day off.
# The calendar data does not reach that day.
verdict-apply-open = Last day to apply: { $apply-by-day }.
# "Apply by" lies on days off, and the last working day before them has passed.
verdict-apply-passed = Last day to apply: { $apply-by-day }; the last working day for it is over. Whether the next one counts as in time is not stated.
# Under the document’s line: the day to apply is over, the document valid; two short sentences.
verdict-apply-late = The day to apply was { $apply-by-day }. We found no penalty for missing it alone.
# In the folded part of a verdict on a lost document; one sentence.
verdict-loss = The days to report a loss ended on { $loss-day }.

## The penalty.

# Reason of a verdict: one bullet, one sentence. “This part”: of the article in the next bullet.
verdict-expulsion = Under this part a judge can also expel.

## Frame.

# One reason in a list.
verdict-reason = • { $reason-message }
# One side where sources differ, with its source.
verdict-claim = • { $claim-message } <a href="{ $link }">{ $title-message }</a>
# One numbered step under a verdict; add no words. $step-message: the step as a sentence.
verdict-step = { $number }. { $step-message }
# The rest of a verdict, folded on a phone until it is opened; its first line is its label.
verdict-folded =
    <blockquote expandable><b>More: then, why, where, sources</b>
    { $folded-message }</blockquote>
# Two paragraphs or list lines, one below the other.
verdict-two-lines =
    { $first-message }
    { $second-message }
# Line with a source. $title-message: its title. $source-date: of its text. $checked-date: we read it.
verdict-source-dated = Source: <a href="{ $link }">{ $title-message }</a>, text of { $source-date }, read on { $checked-date }.
# $dated is a year or a month in digits.
verdict-source-partly = Source: <a href="{ $link }">{ $title-message }</a>, text of { $dated }, read on { $checked-date }.
# An edition that is known to be of that spring; later changes of the law are not in it. $year is in digits.
verdict-source-spring = Source: <a href="{ $link }">{ $title-message }</a>, text of spring { $year }, read on { $checked-date }.
# Line with a source whose page has no date. $checked-date: we read it.
verdict-source-undated = Source: <a href="{ $link }">{ $title-message }</a>, no date on the page, read on { $checked-date }.
# Last line of the folded part of a verdict and of what to know about a fine; one line.
verdict-not-legal-advice = This bot does not belong to the ministry. This is not legal advice.

## "I have been fined": the whole of it. Shown paragraph by paragraph.

# Headline of what to know about a fine; one line.
verdict-fined-headline = <b>What to know about a fine</b>
# Paragraph of what to know about a fine; short sentences. $article and $part: of the Code.
verdict-fined-amount = For living here with an expired document for more than { $grace-days } calendar days: { $mci } MCI, { $tenge } tenge. Code of Administrative Offences, article { $article }, part { $part }. The MCI of the day the case is opened counts.
# The same where the index of that day is not known; short sentences.
verdict-fined-amount-no-tenge = For living here with an expired document for more than { $grace-days } calendar days: { $mci } MCI. Code of Administrative Offences, article { $article }, part { $part }. The MCI of the day the case is opened counts; for that day we do not know it.
# Paragraph of what to know about a fine; two sentences. $first-number: first day of a fine, counted.
verdict-fined-grace = In the first { $grace-days } days after the printed day there is no offence under this part. Our reading: a fine is possible from day { $first-number }.
# Paragraph of what to know about a fine; two sentences.
verdict-fined-before = Before the decision: the officer must explain your right to a defender at the state’s cost.
# Paragraph of what to know about a fine, while no decision is made; one sentence. $cut-percent: how much less.
verdict-fined-lower = Before the decision the officer may lower the fine by up to { $cut-percent }%: ask for it.
# Paragraph of what to know about a fine; one sentence. $repeat-part: part of the same article.
verdict-fined-repeat = Again within { $repeat-months } months after a penalty: { $repeat-mci } MCI, part { $repeat-part } of the same article.
# A temporary permit.
verdict-fined-overstay = After a temporary permit ends, the penalty of article { $article } depends on the number of days since then; /check shows where you stand. That this article applies is our reading. Speak to a lawyer first; who helps free of charge: write “free legal aid”.
# A temporary permit, after the next one.
verdict-fined-half-not = If that part of the article also allows expulsion or arrest, you cannot pay half, and a judge decides. How to complain about a judge’s decision: ask the lawyer.
# Paragraph of what to know about a fine; two sentences. $half-days: in which half can be paid.
verdict-fined-half = When the case is opened, the officer can offer to settle it for { $half-percent }% within { $half-days } days. Paying ends the case, but it then counts as a penalty against you, and the case is normally not reopened.
# Instead of the message above, once a decision was handed over.
verdict-fined-half-over = With a decision in hand, paying half seems to be over: our reading. Ask a lawyer before you pay only a part.
# Paragraph of what to know about a fine; one sentence.
verdict-fined-defer = If you cannot pay at once: you can ask to pay up to { $defer-months ->
        [one] { $defer-months } month
       *[other] { $defer-months } months
    } later, or in parts over up to { $instalment-months } months.
# Paragraph of what to know about a fine; short sentences. $objection-days: to complain.
verdict-fined-object = You can complain within { $objection-days } days after the copy of the decision was handed over. Hand the complaint in at the office that issued the decision, or go to the court named in the decision. There is no court fee. A late complaint is still accepted, but the delay is weighed.
# Paragraph of what to know about a fine, below how to complain; one sentence. $forward-days: office to court.
verdict-fined-forward = That office must pass the complaint on within { $forward-days } days.
# Paragraph of what to know about a fine; two sentences.
verdict-fined-form = Hand in two copies with a copy of the decision, and ask for a mark of receipt. The court may change the article only for the better.
# Paragraph of what to know about a fine; $object-by-day: the last day to complain.
verdict-fined-object-by = Handed over on { $handed-date }: complain by { $object-by-day }. We count calendar days and do not move the last day: our reading.
# Paragraph of what to know about a fine; three or four sentences.
verdict-fined-weight = The permission for permanent residence can be refused or annulled for a penalty in the last { $annulment-months } months under migration law, and for repeated breaches of the law on foreigners. Whether a fine under this article counts is not known: ask a lawyer before you pay. Repeated breaches within { $citizenship-bar-years } years also bar citizenship.
# Paragraph of what to know about a fine; one sentence.
verdict-fined-leave = Until the case is over, and while the fine is unpaid, they may refuse to let you leave the country.
# Paragraph of what to know about a fine; three or four sentences.
verdict-fined-outage = If the document expired during the failure: show the ministry’s statement and your proof. The Code lists system failures as a reason to drop a case only for other systems, such as tax and customs. So the statement itself is your argument.
# Paragraph of what to know about a fine; one sentence.
verdict-fined-language = You have the right to a free interpreter, and to papers in a language you know.

## A correction of ours: an earlier release told something more favourable. Never said as a change of the law.

# Says that an earlier release was wrong, below the documents it concerns; a few short sentences.
verdict-corrected-promise = We were mistaken: we told you that there should be no fine. It is the ministry’s promise, it names no last day, and while you have not applied a fine stays possible. The law has not changed.
# Says that an earlier release was wrong, below the documents it concerns; a few short sentences.
verdict-corrected-index = We were mistaken about the sum: the index of the day the case is opened counts, not that of your application. The law has not changed.
# Says that an earlier release was wrong, below the documents it concerns; a few short sentences.
verdict-corrected-overstay = We were mistaken: we did not ask whether you had such a penalty in the last { $repeat-months } months. If you had, expulsion is possible: speak to a lawyer today. The law has not changed.
# Says that an earlier release was wrong, below the documents it concerns; a few short sentences.
verdict-corrected-filing = We were mistaken in how we said it: that there is no fine because you applied in the first days is our reading, and no text says it. The law has not changed.
# Above the documents that one of the messages above is about; not asked for, sent once.
correction-headline = <b>We made a mistake in what we told you about a saved document</b>

## A case about an offence at its stage, and a refusal. The headline has at most 90 letters.

# Headline of the screen on a fine or a refusal; at most 90 characters.
verdict-stage-protocol-headline = <b>A case is open, nothing is decided yet: use your rights now</b>
# Second line of that screen: the day that was read; one line.
verdict-stage-opened = ✓ case opened { $opened-date }
# In sight below the headline: the reason; one or two short sentences.
verdict-stage-no-day = No time limit of yours is running yet: the { $objection-days } days to complain begin when the copy of the decision is handed over.
# Headline of the screen on a fine or a refusal; at most 90 characters.
verdict-stage-half-headline = <b>The days to pay half end on { $half-day }. Ask a lawyer first</b>
# Headline of the screen on a fine or a refusal; at most 90 characters.
verdict-stage-half-passed-headline = <b>The { $half-days } days to pay half ended on { $half-day }</b>
# Headline of the screen on a fine or a refusal; at most 90 characters.
verdict-stage-half-undated-headline = <b>Half can be paid within { $half-days } days of the offer. Ask a lawyer first</b>
# Second line of that screen: the day that was read; one line.
verdict-stage-offered = ✓ half offered { $offered-date }
# In sight below the headline: the reason; one or two short sentences.
verdict-stage-half-weight = Paying half ends the case, but it counts as a penalty against you. Whether that weighs on your permission is not stated.
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-stage-half-hours = • The { $half-days } days are days of 24 hours from the offer, so the day before the last one is the safe one: our reading.
# Numbered step of that screen; one or two short sentences.
verdict-stage-half-ask = Ask a lawyer before you pay. The officer must explain your right to a free defender.
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-stage-half-else = If you do not pay half, the case goes on. You can complain about the decision within { $objection-days } days.
# Second line of that screen: the day that was read; one line.
verdict-stage-handed = ✓ copy of the decision handed over { $handed-date }
# In sight below the headline: the reason; one or two short sentences.
verdict-stage-suspends = A complaint in time suspends the decision until it is examined.
# Headline of a fine or a refusal, and of its reminder: the last working day to complain. $days: until it; at most 90 characters.
verdict-complain-by = <b>{ $days ->
    [0] Complain today: { $go-by-day }, the last working day for it
    [one] Complain by { $go-by-day }: { $days } day left
   *[other] Complain by { $go-by-day }: { $days } days left
}</b>
# Below that headline, where the last day to complain is a day off; one sentence.
verdict-complain-day-off = The last day itself, { $object-by-day }, is a day off.
# Headline where the last working day to complain is over and the last day has not passed; at most 90 characters.
verdict-complain-closed = <b>The last day to complain is a day off: go on the next working day</b>
# Below that headline; two short sentences.
verdict-complain-next-day = Last day: { $object-by-day }. That the next working day is still in time is our reading; a late complaint must be accepted too.
# Headline of the screen on a fine or a refusal; at most 90 characters.
verdict-stage-passed-headline = <b>The last day to complain was { $object-by-day }: a lawyer today</b>
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-stage-late = A late complaint must still be accepted; the lateness is weighed. Say why you are late.
# Numbered step of that screen; one or two short sentences.
verdict-stage-hand-in = Hand the complaint in at the office that decided: two copies, with a copy of the decision. Ask for a mark of receipt.
# Headline of the screen on a fine or a refusal; at most 90 characters.
verdict-stage-court-headline = <b>Complain by { $object-by-day } and before leaving: a lawyer today</b>
# Headline of the screen on a fine or a refusal; at most 90 characters.
verdict-stage-court-undated-headline = <b>A court, or expulsion: speak to a lawyer today</b>
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-stage-court-stays = If the complaint arrives before the day set for leaving, an expulsion ruling is suspended (article 834(4)).
# Numbered step of that screen; one or two short sentences.
verdict-stage-court-hand-in = Hand the complaint in at the court that ruled: it must pass it on within { $forward-days } days.
# Headline of the screen on a fine or a refusal; at most 90 characters.
verdict-refused-silence-headline = <b>No answer within the legal time limit counts as a refusal: you can complain</b>
# Second line of that screen: the day that was read; one line.
verdict-refused-learnt = ✓ learnt of the refusal { $learnt-date }
# Numbered step of that screen; one or two short sentences.
verdict-refused-where = Hand the complaint in at the office that refused: it must pass it on within { $forward-days } working days. The court comes only after that.
# Numbered step of that screen; one or two short sentences.
verdict-refused-where-silent = Hand the complaint in at the office that is silent, within { $refusal-months } months from the day the time limit ended: our reading.
# In sight below the headline: the reason; one or two short sentences.
verdict-refused-written = Ask for the refusal in writing: it must say why, and how and until when to complain.
# Numbered step of that screen; one or two short sentences.
verdict-refused-ask = Ask in writing for the decision, with the number and the day of your application.
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-refused-leave = You were given days to leave? See a lawyer before they are over, and before you go to any office.
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-refused-contents = • What the complaint must hold: the office that examines it; your name, your postal address and where you live; whose decision you challenge; what happened, with proof; date, signature, a list of what is attached (article 93).
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-refused-stays = • A complaint suspends the decision; the refusal itself must name exceptions (article 96).
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-refused-not-worse = • The decision on it must not make things worse for you (article 98).
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-refused-six = • The refusal names no way to complain: then you have { $refusal-silent-months } months. A late complaint must still be accepted; the lateness is weighed (article 92).
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-refused-silence = • No answer within the legal time limit counts as a refusal too (article 91).
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-refused-count = • We count calendar months and do not move the last day: our reading.
# Folded part of the screen on a fine or a refusal; one bullet or paragraph.
verdict-refused-lawyer = • How this fits with article 49 of the Law on Population Migration is a question for a lawyer.
# Headline: somebody speaks of a fine, and no decision was handed over.
verdict-stage-undecided-headline = <b>No decision was handed over: no day for a complaint runs yet</b>
