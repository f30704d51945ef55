### "Tell me when you know": what was not known, told once it is.

# Button below "not known"; at most 38 letters, alone in its row.
button-tell-me = Tell me when you know
# The same beside another button; at most 18 letters.
button-tell-me-short = Tell me once known
# Short note on the press; at most 200 letters.
wish-kept = I will tell you once, when it is known.
# The same where nobody has agreed to saving; at most 200 letters.
wish-kept-a-day = I will tell you once if it becomes known within a day. Save a document here within that day, and I keep this until it is known.
# Headline of the one message.
wish-headline = <b>You wanted to be told when it is known.</b>
# Known now: the index.
wish-known-index = The index (MCI) of { $year } is published: { $tenge } tenge.
# Known now: the last day of an outage.
wish-known-last-day = The last day of the failure is stated now: { $last-date }.
# Known now: an answer to a kind of question. $topic_message: its title.
wish-known-answer = I have an answer now: { $topic_message }.
