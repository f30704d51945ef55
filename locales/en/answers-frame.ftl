### What stands around the words of an answer or reply: the folded part, who helps, lists of values.

# Telegram shows its first three lines and opens the rest on a tap.
answer-folded =
    <blockquote expandable><b>More, and the sources</b>
    { $folded-message }</blockquote>
# Under a verdict or reply of danger. $helpers-message: who helps, a line each.
helpers-of-danger =
    <b>Who helps free of charge:</b>
    { $helpers-message }
# One line of those who help. $reach: town, telephone, page. $whom: whom they help.
helper = • { $name }, { $reach }: { $whom }
# The same, where the languages spoken were read.
helper-with-languages = • { $name }, { $reach }: { $whom } ({ $languages })
# Where no contact of the operator is set.
who-helps = To ask a person: 1414 ({ $contact-centre-telephone }) tells you which office to go to. For free legal help, write “free legal aid”.
# One year's monthly calculation index.
index-from = • from { $start-date }: { $tenge } tenge
# Below the first answer in a chat, above the buttons; one short question.
was-this-meant = Was this what you meant?
