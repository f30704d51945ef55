### What stands around the words of an answer or reply: the folded part, who helps, lists of values.

answer-folded =
    <blockquote expandable><b>Подробнее и источники</b>
    { $folded-message }</blockquote>
helpers-of-danger =
    <b>Кто помогает бесплатно:</b>
    { $helpers-message }
helper-unhcr = • УВКБ ООН в Казахстане, Алматы, ул. Байзакова, 303, +7 727 258 45 98: беженцы, ищущие убежища, лица без гражданства
helper-bureau = • Казахстанское международное бюро по правам человека, bureau.kz: также убежище и безгражданство
helper-sana-sezim = • «Сана Сезим», sanasezim.org: мигранты, женщины, пострадавшие от торговли людьми
who-helps = Спросить человека: по номеру 1414 (+7 7172 906 984) подскажут, в какой отдел идти. О бесплатной помощи юриста напишите: «бесплатный юрист».
index-from = • с { $start-date }: { $tenge } ₸
