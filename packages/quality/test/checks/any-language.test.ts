import { expect, it } from 'vitest';
import { hardChecks } from '../../src/index.js';

/** A question and its answer in many languages, most of which the checks know nothing of. */
const answers: readonly (readonly [language: string, prompt: string, text: string])[] = [
  [
    'vi',
    'Tại sao bầu trời có màu xanh?',
    'Bầu trời có màu xanh vì ánh sáng mặt trời bị tán xạ trong khí quyển. Ánh sáng xanh có bước sóng ngắn nên bị tán xạ nhiều hơn các màu khác.',
  ],
  ['vi2', 'Thủ đô của Việt Nam là gì?', 'Thủ đô của Việt Nam là Hà Nội.'],
  ['th', 'ทำไมท้องฟ้าจึงเป็นสีฟ้า', 'ท้องฟ้าเป็นสีฟ้าเพราะแสงอาทิตย์กระเจิงในชั้นบรรยากาศ แสงสีฟ้ามีความยาวคลื่นสั้นจึงกระเจิงมากกว่าสีอื่น'],
  [
    'id',
    'Mengapa langit berwarna biru?',
    'Langit berwarna biru karena cahaya matahari dihamburkan oleh atmosfer. Cahaya biru memiliki panjang gelombang pendek sehingga lebih banyak dihamburkan.',
  ],
  [
    'tr',
    'Gökyüzü neden mavidir?',
    'Gökyüzü mavidir çünkü güneş ışığı atmosferde saçılır. Mavi ışığın dalga boyu kısa olduğu için diğer renklerden daha çok saçılır.',
  ],
  [
    'hu',
    'Miért kék az ég?',
    'Az ég azért kék, mert a napfény szóródik a légkörben. A kék fény hullámhossza rövid, ezért jobban szóródik, mint a többi szín.',
  ],
  [
    'fi',
    'Miksi taivas on sininen?',
    'Taivas on sininen, koska auringonvalo siroaa ilmakehässä. Sinisen valon aallonpituus on lyhyt, joten se siroaa muita värejä enemmän.',
  ],
  [
    'cs',
    'Proč je nebe modré?',
    'Nebe je modré, protože se sluneční světlo rozptyluje v atmosféře. Modré světlo má krátkou vlnovou délku, a proto se rozptyluje více než ostatní barvy.',
  ],
  [
    'ro',
    'De ce este cerul albastru?',
    'Cerul este albastru deoarece lumina soarelui este împrăștiată de atmosferă. Lumina albastră are o lungime de undă scurtă și este împrăștiată mai mult.',
  ],
  [
    'el',
    'Γιατί ο ουρανός είναι μπλε;',
    'Ο ουρανός είναι μπλε επειδή το φως του ήλιου σκεδάζεται στην ατμόσφαιρα. Το μπλε φως έχει μικρό μήκος κύματος και σκεδάζεται περισσότερο.',
  ],
  [
    'he',
    'למה השמיים כחולים?',
    'השמיים כחולים מכיוון שאור השמש מתפזר באטמוספירה. לאור כחול יש אורך גל קצר ולכן הוא מתפזר יותר מצבעים אחרים.',
  ],
  [
    'ar',
    'لماذا السماء زرقاء؟',
    'السماء زرقاء لأن ضوء الشمس يتشتت في الغلاف الجوي. للضوء الأزرق طول موجي قصير ولذلك يتشتت أكثر من الألوان الأخرى.',
  ],
  [
    'fa',
    'چرا آسمان آبی است؟',
    'آسمان آبی است زیرا نور خورشید در جو پراکنده می‌شود. نور آبی طول موج کوتاهی دارد و بیشتر از رنگ‌های دیگر پراکنده می‌شود.',
  ],
  [
    'hi',
    'आसमान नीला क्यों है?',
    'आसमान नीला है क्योंकि सूर्य का प्रकाश वायुमंडल में बिखर जाता है। नीले प्रकाश की तरंगदैर्ध्य छोटी होती है, इसलिए वह अधिक बिखरता है।',
  ],
  ['bn', 'আকাশ নীল কেন?', 'আকাশ নীল কারণ সূর্যের আলো বায়ুমণ্ডলে ছড়িয়ে পড়ে। নীল আলোর তরঙ্গদৈর্ঘ্য ছোট, তাই এটি বেশি ছড়ায়।'],
  [
    'ta',
    'வானம் ஏன் நீலமாக உள்ளது?',
    'சூரிய ஒளி வளிமண்டலத்தில் சிதறுவதால் வானம் நீலமாக உள்ளது. நீல ஒளியின் அலைநீளம் குறைவு என்பதால் அது அதிகமாகச் சிதறுகிறது.',
  ],
  [
    'uk',
    'Чому небо блакитне?',
    'Небо блакитне, тому що сонячне світло розсіюється в атмосфері. Блакитне світло має коротку довжину хвилі, тому розсіюється сильніше.',
  ],
  [
    'bg',
    'Защо небето е синьо?',
    'Небето е синьо, защото слънчевата светлина се разсейва в атмосферата. Синята светлина има къса дължина на вълната и се разсейва повече.',
  ],
  [
    'sr',
    'Зашто је небо плаво?',
    'Небо је плаво зато што се сунчева светлост расипа у атмосфери. Плава светлост има кратку таласну дужину.',
  ],
  [
    'hr',
    'Zašto je nebo plavo?',
    'Nebo je plavo zato što se sunčeva svjetlost raspršuje u atmosferi. Plava svjetlost ima kratku valnu duljinu pa se raspršuje više.',
  ],
  [
    'sk',
    'Prečo je obloha modrá?',
    'Obloha je modrá, pretože sa slnečné svetlo rozptyľuje v atmosfére. Modré svetlo má krátku vlnovú dĺžku.',
  ],
  [
    'sl',
    'Zakaj je nebo modro?',
    'Nebo je modro, ker se sončna svetloba siplje v ozračju. Modra svetloba ima kratko valovno dolžino.',
  ],
  [
    'lt',
    'Kodėl dangus mėlynas?',
    'Dangus mėlynas, nes saulės šviesa išsisklaido atmosferoje. Mėlynos šviesos bangos ilgis trumpas, todėl ji sklaidosi labiau.',
  ],
  [
    'lv',
    'Kāpēc debesis ir zilas?',
    'Debesis ir zilas, jo saules gaisma atmosfērā izkliedējas. Zilajai gaismai ir īss viļņa garums.',
  ],
  [
    'et',
    'Miks on taevas sinine?',
    'Taevas on sinine, sest päikesevalgus hajub atmosfääris. Sinise valguse lainepikkus on lühike ja see hajub rohkem.',
  ],
  [
    'sv',
    'Varför är himlen blå?',
    'Himlen är blå eftersom solljuset sprids i atmosfären. Blått ljus har kort våglängd och sprids därför mer än andra färger.',
  ],
  [
    'no',
    'Hvorfor er himmelen blå?',
    'Himmelen er blå fordi sollyset spres i atmosfæren. Blått lys har kort bølgelengde og spres derfor mer enn andre farger.',
  ],
  [
    'da',
    'Hvorfor er himlen blå?',
    'Himlen er blå, fordi sollyset spredes i atmosfæren. Blåt lys har kort bølgelængde og spredes derfor mere.',
  ],
  [
    'is',
    'Af hverju er himinninn blár?',
    'Himinninn er blár vegna þess að sólarljósið dreifist í lofthjúpnum. Blátt ljós hefur stutta bylgjulengd.',
  ],
  [
    'ga',
    'Cén fáth a bhfuil an spéir gorm?',
    'Tá an spéir gorm mar go scaiptear solas na gréine san atmaisféar. Tá tonnfhad gearr ag an solas gorm.',
  ],
  [
    'ca',
    'Per què el cel és blau?',
    "El cel és blau perquè la llum del sol es dispersa a l'atmosfera. La llum blava té una longitud d'ona curta.",
  ],
  [
    'eu',
    'Zergatik da zerua urdina?',
    'Zerua urdina da eguzkiaren argia atmosferan sakabanatzen delako. Argi urdinak uhin-luzera laburra du.',
  ],
  [
    'sw',
    'Kwa nini anga ni la buluu?',
    'Anga ni la buluu kwa sababu mwanga wa jua hutawanywa katika angahewa. Mwanga wa buluu una urefu mfupi wa mawimbi.',
  ],
  [
    'tl',
    'Bakit asul ang langit?',
    'Asul ang langit dahil kumakalat ang sikat ng araw sa atmospera. Maikli ang wavelength ng asul na liwanag kaya mas kumakalat ito.',
  ],
  [
    'ms',
    'Mengapa langit berwarna biru?',
    'Langit berwarna biru kerana cahaya matahari diserakkan oleh atmosfera. Cahaya biru mempunyai panjang gelombang yang pendek.',
  ],
  ['zh', '天空为什么是蓝色的？', '天空是蓝色的，因为阳光在大气中发生散射。蓝光的波长较短，散射得更多。'],
  [
    'ja',
    '空はなぜ青いのですか？',
    '太陽の光が大気中で散乱するため、空は青く見えます。青い光は波長が短く、より多く散乱されます。',
  ],
  [
    'ko',
    '하늘은 왜 파란가요?',
    '햇빛이 대기에서 산란되기 때문에 하늘이 파랗게 보입니다. 파란빛은 파장이 짧아 더 많이 산란됩니다.',
  ],
  [
    'ka',
    'რატომ არის ცა ლურჯი?',
    'ცა ლურჯია, რადგან მზის სინათლე ატმოსფეროში იფანტება. ლურჯ სინათლეს მოკლე ტალღის სიგრძე აქვს.',
  ],
  ['hy', 'Ինչո՞ւ է երկինքը կապույտ:', 'Երկինքը կապույտ է, քանի որ արևի լույսը ցրվում է մթնոլորտում:'],
  ['am', 'ሰማይ ለምን ሰማያዊ ነው?', 'ሰማይ ሰማያዊ የሆነው የፀሐይ ብርሃን በከባቢ አየር ውስጥ ስለሚበታተን ነው።'],
  ['ur', 'آسمان نیلا کیوں ہے؟', 'آسمان نیلا ہے کیونکہ سورج کی روشنی فضا میں بکھر جاتی ہے۔'],
  [
    'af',
    'Hoekom is die lug blou?',
    "Die lug is blou omdat sonlig in die atmosfeer versprei word. Blou lig het 'n kort golflengte.",
  ],
  [
    'sq',
    'Pse qielli është blu?',
    'Qielli është blu sepse drita e diellit shpërndahet në atmosferë. Drita blu ka gjatësi vale të shkurtër.',
  ],
  [
    'az',
    'Səma niyə mavidir?',
    'Səma mavidir, çünki günəş işığı atmosferdə səpələnir. Mavi işığın dalğa uzunluğu qısadır.',
  ],
  ['mn', 'Тэнгэр яагаад цэнхэр байдаг вэ?', 'Нарны гэрэл агаар мандалд сарнидаг учраас тэнгэр цэнхэр харагддаг.'],
  ['kk', 'Аспан неге көк?', 'Аспан көк, себебі күн сәулесі атмосферада шашырайды.'],
  ['ne', 'आकाश किन नीलो छ?', 'सूर्यको प्रकाश वायुमण्डलमा छरिने भएकाले आकाश नीलो देखिन्छ।'],
  ['pa', 'ਅਸਮਾਨ ਨੀਲਾ ਕਿਉਂ ਹੈ?', 'ਅਸਮਾਨ ਨੀਲਾ ਹੈ ਕਿਉਂਕਿ ਸੂਰਜ ਦੀ ਰੌਸ਼ਨੀ ਵਾਯੂਮੰਡਲ ਵਿੱਚ ਖਿੰਡ ਜਾਂਦੀ ਹੈ।'],
  ['yo', 'Kí nìdí tí ojú ọ̀run fi jẹ́ búlúù?', 'Ojú ọ̀run jẹ́ búlúù nítorí pé ìmọ́lẹ̀ oòrùn ń tàn káàkiri nínú afẹ́fẹ́.'],
  [
    'zu',
    'Kungani isibhakabhaka siluhlaza?',
    'Isibhakabhaka siluhlaza ngoba ukukhanya kwelanga kuyasabalala emkhathini.',
  ],
  [
    'eo',
    'Kial la ĉielo estas blua?',
    'La ĉielo estas blua, ĉar la sunlumo disiĝas en la atmosfero. Blua lumo havas mallongan ondolongon.',
  ],
];

it.each(answers)('an answer in the language of its question passes: %s', async (_language, prompt, text) => {
  expect(await hardChecks({ prompt, text })).toEqual([]);
});

it.each(answers)('the question again is no answer: %s', async (_language, prompt) => {
  expect(await hardChecks({ prompt, text: prompt })).not.toEqual([]);
});
