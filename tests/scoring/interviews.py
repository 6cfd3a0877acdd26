"""Three whole interviews, spoken as people speak, written before looking at any list of cues."""

WEAK = {
    "team-disagreement": (
        "Um, well, there was this thing with a guy at my last job. He wanted to do the schedule his way and "
        "I thought that was wrong. It was kind of annoying to be honest, because he always thinks he is "
        "right. You know how people are. It went on for some time and it was not nice for anybody. In the "
        "end the manager said how it is to be done and that was it. I still think my way was better. I "
        "don't really have problems with people normally, I get on with everybody, I am quite an easy "
        "person, and at work that matters a lot I think. It is just that some people are difficult and "
        "there is nothing you can do about that really."
    ),
    "hard-problem": (
        "Difficult problem, okay. There are a lot of problems in my work, every day something. For example "
        "the printer in the office, it never works when it should. Usually somebody comes and fixes it. I "
        "am good at problems in general, I like problems, I see them as a challenge. People say that I am a "
        "good problem solver. There was also the thing with the deliveries, they came late for a long "
        "while, and that was bad for us, and customers were angry. It got better after some time, I think "
        "they changed the company or something. So yes, that was a difficult time for everybody and it was "
        "stressful."
    ),
    "sudden-change": (
        "Things change all the time at our place. Last summer they moved us to another building from one "
        "week to the next and nobody was happy. It was chaos, honestly. The desks were not there and the "
        "internet was slow. I didn't like it at all, the old building was much better and closer to home. "
        "But what can you do, you get used to things. I am a flexible person, that is what everybody tells "
        "me, I can work anywhere. It took a long time until it was normal again and by then I was already "
        "looking for another job to be fair."
    ),
    "own-mistake": (
        "I don't make many mistakes, I am quite careful. But okay, one time an order went out wrong, with "
        "the wrong address. It wasn't really because of me, the system is bad and the lists are hard to "
        "read, and there was a lot going on that day. The customer was angry of course and called a lot of "
        "times. My boss took care of it in the end. These things happen when there is too much work and not "
        "enough people, that is what I always say. It was an unpleasant week, and I was glad when it was "
        "over and they stopped talking about it."
    ),
    "help-somebody": (
        "There was a girl in our group who was slow, she was new I think. It was hard for the rest of us "
        "because everything took longer. I would help her if there had been time, but everybody had their "
        "own work. She left after a few months anyway. I think it wasn't the right job for her. In a team "
        "everybody has to do their part, that is important, otherwise it doesn't work. I am a team player, "
        "I like working with others, we always had a lot of fun together at lunch and after work and so on."
    ),
}

MIDDLING = {
    "team-disagreement": (
        "At the restaurant where I worked, another waiter and I had different ideas about how to share the "
        "tables. He wanted to split them by area and I wanted to take turns. We talked about it in a break "
        "and he told me why he wanted it his way, which was that he lost time walking. I explained that "
        "some areas get more guests. I suggested that we try his idea for a week. It was not perfect, but "
        "it was okay, and we stayed with it. I think the guests didn't notice any difference. We worked "
        "together for another year after that and there was no more trouble about the tables, so I would "
        "say it ended well for both of us."
    ),
    "hard-problem": (
        "We had a problem in the warehouse that the stock count was never right. Every month the numbers in "
        "the computer and what was on the shelves were different. I looked at the lists from some months "
        "and I found that it was mostly the returned goods. People put them back but didn't enter them. So "
        "I told my supervisor and we made a box for returned goods that somebody has to enter every "
        "evening. After that the numbers were better, not always right, but better. It took a while until "
        "everybody used the box. I was happy that it was something simple in the end, because we had "
        "thought it was the computer."
    ),
    "sudden-change": (
        "I was planning a school trip with another teacher and two days before the trip the bus company "
        "cancelled. At first I was a bit shocked. Then I called some other companies but they had nothing "
        "free. So we decided to take the train instead, and I changed the times and wrote to the parents. "
        "The visit to the museum had to be shorter because of that. The children liked the train, and "
        "nobody complained. It was stressful, but it worked. I think what I did all right there was not to "
        "lose time being upset about the bus company, even though it was really annoying on such short "
        "notice."
    ),
    "own-mistake": (
        "I once sent an offer to a customer with the wrong price in it. It was my mistake, I had copied an "
        "old file. I noticed it the next day when the customer said yes very quickly. I told my manager "
        "about it. She was not happy, but she said that we have to keep the price for this one order. I "
        "wrote to the customer and said sorry and that the next order has another price. They understood. "
        "Since then I look at the price once more before I send something out. It has not happened to me "
        "again, at least not with a price."
    ),
    "help-somebody": (
        "In my training there was a colleague who had trouble with the accounting program. I saw that she "
        "was always the last one to finish. I asked her if she wants me to show her some things and she "
        "said yes. We sat together at lunch a few times and I showed her how I do it. She got a bit faster "
        "with it. I don't know if that was only because of me, but she passed the exam in the end. I also "
        "learned a few things again myself, because you understand it better when you have to explain it to "
        "another person."
    ),
}

STRONG = {
    "team-disagreement": (
        "Two years ago a colleague in the lab and I disagreed about how to test a new batch. She wanted to "
        "repeat the whole series, which takes nine days, and I wanted to test only the samples that looked "
        "strange. First I asked her to walk me through her worry, and I listened without interrupting. I "
        "said it back to her: you are afraid that the strange ones are only the tip of it, is that right? "
        "She said yes, exactly. I understood her point, because a year before we had missed something that "
        "way. On the other hand the customer needed an answer within a week. So I suggested a compromise: "
        "we would test the strange samples plus ten random ones, and if one of the ten failed, we would do "
        "the whole series. She agreed, and we wrote down together who does what. One of the ten did fail, "
        "so she was right, and I told the team so openly. We ran the full series, I called the customer to "
        "explain why it took longer, and he was fine with it. Since then we use random samples in every "
        "test, and she and I still check each other's plans."
    ),
    "hard-problem": (
        "In March our booking page lost about one in twenty orders and nobody knew why. It was my task to "
        "find out. First I collected the facts: I went through three hundred failed orders and sorted them "
        "by time, browser and payment method. I noticed that nearly all of them came between six and seven "
        "in the evening. I had two possible explanations, the load on the server or the nightly backup, so "
        "I tested one after the other. I moved the backup to three in the morning for two days and nothing "
        "changed, which ruled that out. Then I compared the logs with the payment provider's and found that "
        "their answer sometimes took longer than our limit of five seconds. I considered two options, "
        "raising the limit or asking again in the background. The first was quicker, but it would have left "
        "people waiting, so I decided for the second. I tried it out with a tenth of the visitors before we "
        "turned it on for everybody. Lost orders went from five percent to almost zero, and I checked the "
        "numbers every week for two months to be sure. I also wrote a short note about it so that the "
        "others know where to look next time."
    ),
    "sudden-change": (
        "I was responsible for a training day for sixty volunteers, and on the evening before, the main "
        "speaker fell ill and the hall was closed because of a broken pipe. I took ten minutes to write "
        "down what really mattered: that people learn the first aid part, because they needed it on "
        "Saturday. Everything else could wait. Then I called three schools and got a gym from one of them. "
        "I asked two experienced volunteers to take over the first aid part, and I went through the "
        "material with them until eleven at night. I sent everybody a message with the new place and a plan "
        "of what was different and why. In the morning one group still went to the old hall, so I sent a "
        "driver for them and started with the part that they already knew. I adjusted the plan twice more "
        "during the day. Fifty-six of the sixty passed the test, more than the year before. What I learned "
        "is to always have a second room and a second speaker, and since then I have kept a list of both, "
        "which we used again last spring."
    ),
    "own-mistake": (
        "Last autumn I forgot to renew a licence, and for a whole morning forty people in the office "
        "couldn't work. It was my responsibility alone, the reminder had come to me and I had put it aside. "
        "As soon as I understood, I told my manager and the team that it was my mistake, before anybody "
        "asked. I called the supplier, got a temporary key within an hour, and then I went from desk to "
        "desk to make sure that everybody could work again. In the afternoon I apologized to the two teams "
        "that had lost a deadline, and asked what I could do; for one of them I stayed until eight to help "
        "with the numbers, so that they could deliver the next day. Afterwards I asked myself how it could "
        "happen. I made a calendar of all licences with two reminders and a second person who sees them, "
        "too. I followed up after three months: eleven renewals, none of them late. I learned that I "
        "shouldn't rely on my memory when other people depend on it."
    ),
    "help-somebody": (
        "Last year a colleague in our project, who is normally very good, missed two deadlines in a row. I "
        "didn't want to speak about it in front of everybody, so I asked him in private how he was doing. I "
        "listened, and it turned out that his father was in hospital and that he hadn't wanted to bother "
        "us. I thanked him for telling me and asked what would help him most. He said that the weekly "
        "reports took him hours. I offered to take over the reports for a month, and together we went to "
        "our team lead to explain it, with his permission. I also asked the others whether somebody could "
        "cover his Friday shift, and Maria and I took turns. Every Monday I checked in with him for ten "
        "minutes. After five weeks he took the reports back, and we delivered the project two days early. "
        "He told me later that he had been about to quit. What I took from it is that I ask early now, "
        "instead of waiting until somebody fails, and we made that a part of our Monday meeting."
    ),
}
