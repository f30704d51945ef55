### For administrators: counts only, nothing about anybody.

admin-headline = <b>Соңғы іске қосылғаннан бергі көрсеткіштер</b>
admin-figures =
    Жазбасы бар чат: { $chat_count }
    Еске салуы бар чат: { $reminding_count }
    Өңделген жаңарту: { $handled_count }
    Өңдеу кезіндегі ақау: { $failed_count }
    Әлі жіберілмеген хабарлама: { $outbox_count }
    Ең кешіккен еске салу, минут: { $overdue_minutes }
    Дискіге сәтсіз жазу: { $failure_count }
admin-reported-wrong =
    <b>Қате немесе басқа туралы деп белгіленгені</b>
    { $lines }
admin-unanswered =
    <b>Тақырыптан тыс сұрақтар, түрі бойынша</b>
    { $lines }
admin-daily =
    Күнделікті тексеру: бот жұмыс істеп тұр.
    Жазбасы бар чат: { $chat_count }
    Ең кешіккен еске салу, минут: { $overdue_minutes }
    Әлі жіберілмеген хабарлама: { $outbox_count }
