### When somebody writes faster than can be answered.

slow-down = Хабарлама бір мезгілде тым көп келді, сондықтан кейбіріне жауап берілмейді. Бір минут күтіп, қайта жазыңыз.
