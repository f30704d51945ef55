### What stands around the words of an answer or reply: the folded part, who helps, lists of values.

# Telegram shows its first three lines and opens the rest on a tap.
answer-folded =
    <blockquote expandable><b>More, and the sources</b>
    { $folded-message }</blockquote>
helpers-of-danger =
    <b>Who helps free of charge:</b>
    { $helpers-message }
helper-unhcr = • UNHCR Kazakhstan, Almaty, Baizakov 303, +7 727 258 45 98: refugees, asylum seekers, stateless people
helper-bureau = • Kazakhstan International Bureau for Human Rights, bureau.kz: also asylum and statelessness
helper-sana-sezim = • Sana Sezim, sanasezim.org: migrants, women, victims of trafficking
# Where no contact of the operator is set.
who-helps = To ask a person: 1414 (+7 7172 906 984) tells you which office to go to. For free legal help, write “free legal aid”.
# One year's monthly calculation index.
index-from = • from { $start-date }: { $tenge } tenge
