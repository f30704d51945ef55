### Outage reports: whether people were let through, and the operator's notices.

# First line of the question in the evening, which a locked phone shows; nothing private.
report-preview = A question about today. Open the chat to read it.
# The question after a reminder to go, after "filed" and after /report; four buttons below.
report-ask =
    <b>Did they take your application or your fingerprints today, { $day }?</b>

    Counted without your name, for everybody who plans to go. One answer a day; after 72 hours nobody can read it.
# Button below that question; at most 18 letters.
button-report-taken = Yes, they did
# Button below that question; at most 18 letters.
button-report-down = No: system down
# Button below that question; at most 18 letters.
button-report-other = No: other reason
# Button below that question; at most 18 letters.
button-report-not-tried = I did not go
# Short note on a press on a question of an earlier day; at most 200 letters.
report-another-day = That question was about an earlier day.
# Reply to the answer.
report-counted = <b>Thank you. Counted for today, without your name.</b> A later answer today replaces it.
# The same with the region.
report-counted-in = <b>Thank you. Counted for today, without your name: { $region_message }.</b> A later answer today replaces it.
# Reply to "I did not try".
report-not-tried = Thank you. You did not go today, so this is not counted.
# Reply to somebody new: keeps false accounts out.
report-does-not-count-yet = <b>Thank you.</b> Your answer is kept for the operator, but not counted yet: answers count once somebody has had a document saved here for two weeks. That keeps false accounts out.
# Button; at most 38 letters, alone in its row.
button-report-where = Where was it?
# Question above the regions.
report-where = Where was it? It is counted for that region, not kept with your chat.
# Button below the regions; alone in its row.
button-report-more-regions = Other regions
# Button; at most 18 letters.
button-report-status = What others say
# Button below /status; alone in its row.
button-report-today = Tell how it went today
# Button below a reminder to go today; at most 18 letters.
button-report-ask = How did it go?
# /status where fewer than five people have answered.
reports-too-few = <b>Too few people have answered to say anything.</b> That is no sign that the system works, and none that it does not. Ask 1414 before you go.
# /status, of the whole country. $people_message: "5 to 9 people". $latest_hour: "14:00".
reports-few = <b>In the last 24 hours { $people_message } told us how it went: few found the system down.</b> Latest answer: { $latest_date }, { $latest_hour }.
# The same.
reports-some = <b>In the last 24 hours { $people_message } told us how it went: some found the system down.</b> Latest answer: { $latest_date }, { $latest_hour }.
# The same.
reports-half = <b>In the last 24 hours { $people_message } told us how it went: about half found the system down.</b> Latest answer: { $latest_date }, { $latest_hour }.
# The same.
reports-most = <b>In the last 24 hours { $people_message } told us how it went: most found the system down.</b> Latest answer: { $latest_date }, { $latest_hour }.
# The same.
reports-all = <b>In the last 24 hours { $people_message } told us how it went: nearly all found the system down.</b> Latest answer: { $latest_date }, { $latest_hour }.
# /status, of the whole country, where more than usual say so.
reports-unusual = <b>More people than usual say that the system is down</b> ({ $people_message } in the last 24 hours; the first on { $since_date }, { $since_hour }; the latest on { $latest_date }, { $latest_hour }). We do not know why, and nobody official has confirmed it.
# One line for a region.
reports-region = • { $region_message }: { $people_message }, { $outlook_message } ({ $latest_date }, { $latest_hour })
# Part of that line.
reports-region-few = few found the system down
# Part of that line.
reports-region-some = some found the system down
# Part of that line.
reports-region-half = about half found the system down
# Part of that line.
reports-region-most = most found the system down
# Part of that line.
reports-region-all = nearly all found the system down
# Part of that line.
reports-region-unusual = more than usual say that the system is down
# How many people; part of a sentence.
reports-people-5-9 = 5 to 9 people
# How many people; part of a sentence.
reports-people-10-19 = 10 to 19 people
# How many people; part of a sentence.
reports-people-20-49 = 20 to 49 people
# How many people; part of a sentence.
reports-people-50-99 = 50 to 99 people
# How many people; part of a sentence.
reports-people-100 = 100 people or more
# Always below what people say.
reports-go = <b>Your last day does not move. Go anyway, and get a slip that says you were there.</b>
# Last line of /status.
reports-whose = People who use this bot said so; we checked nothing, and no answer about your document changes by it.
# A notice of the operator, one line. $checked: what was checked.
notice-line = • { $region_message }, { $from_date } to { $until_date }: trouble with the system was noted. { $source_message }. Keep proof of every visit.
# Part of that line. $checked: what the operator checked, in the operator's words.
notice-source-operator = Whoever runs this bot checked: { $checked }
# Headline of the message that tells somebody of a new notice.
notice-headline = <b>Trouble with the system was noted; your dates and answers do not change by it.</b>
# In /privacy, on outage reports.
privacy-reports = When you tell whether an office took your papers today, that is counted apart from your chat, under a key of that day which is destroyed within 72 hours. Only counts of five people and more are shown. It is never part of an answer about your document.
# The whole country, in place of a region.
region-all = Kazakhstan
# A region or city, as a button and in a line.
region-71 = Astana
# A region or city, as a button and in a line.
region-75 = Almaty (city)
# A region or city, as a button and in a line.
region-79 = Shymkent
# A region or city, as a button and in a line.
region-10 = Abai Region
# A region or city, as a button and in a line.
region-11 = Akmola Region
# A region or city, as a button and in a line.
region-15 = Aktobe Region
# A region or city, as a button and in a line.
region-19 = Almaty Region
# A region or city, as a button and in a line.
region-23 = Atyrau Region
# A region or city, as a button and in a line.
region-27 = West Kazakhstan Region
# A region or city, as a button and in a line.
region-31 = Zhambyl Region
# A region or city, as a button and in a line.
region-33 = Zhetysu Region
# A region or city, as a button and in a line.
region-35 = Karaganda Region
# A region or city, as a button and in a line.
region-39 = Kostanay Region
# A region or city, as a button and in a line.
region-43 = Kyzylorda Region
# A region or city, as a button and in a line.
region-47 = Mangystau Region
# A region or city, as a button and in a line.
region-55 = Pavlodar Region
# A region or city, as a button and in a line.
region-59 = North Kazakhstan Region
# A region or city, as a button and in a line.
region-61 = Turkistan Region
# A region or city, as a button and in a line.
region-62 = Ulytau Region
# A region or city, as a button and in a line.
region-63 = East Kazakhstan Region
# Button below the question of whether they took it today: the bot stops asking by itself.
button-report-never = Don’t ask me again
# Reply to it; two short sentences.
report-never = I will not ask this by myself any more. You can still report with /report.
# Button that takes it back.
button-report-ask-again = Ask me again
# Reply to that; one sentence.
report-asks-again = I will ask again after you have filed.
