### What stands around the words of an answer or reply: the folded part, who helps, lists of values.

answer-folded =
    <blockquote expandable><b>Подробнее и источники</b>
    { $folded-message }</blockquote>
helpers-of-danger =
    <b>Кто помогает бесплатно:</b>
    { $helpers-message }
helper = • { $name }, { $reach }: { $whom }
# The same, where the languages spoken were read.
helper-with-languages = • { $name }, { $reach }: { $whom } ({ $languages })
who-helps = Спросить человека: по номеру 1414 ({ $contact-centre-telephone }) подскажут, в какой отдел идти. О бесплатной помощи юриста напишите: «бесплатный юрист».
index-from = • с { $start-date }: { $tenge } ₸
was-this-meant = Вы об этом спрашивали?
