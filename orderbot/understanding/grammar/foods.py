"""Words of kitchens and bars everywhere, typed right: where a card has none of them, they are no mistyping of another.

"Sprite" is no Spritzer, "beef" no beer. Left out is what people often misspell into ("Margarita"), and what two
languages spell nearly alike ("spinach", "Spinat").
"""

from __future__ import annotations

from typing import Final

from orderbot.understanding.spelling.fold import keys

_DRINKS = """
ale almdudler altbier americano aperol apfelsaft astra augustiner ayran becks bionade bitburger bockbier budweiser
campari cappuccino carlsberg cava chai champagne chardonnay chianti cider clubmate coffee coke cola corona dunkles
efes eistee erdinger espresso evian export fanta flens franziskaner fritz gatorade gerolsteiner gin ginger grappa
guinness heineken helles hugo icetea jever juice jägermeister kaffee kakao kombucha krombacher kölsch lager lambrusco
lassi latte limoncello lipton macchiato martini matcha mate merlot mezzo milch milk milkshake mirinda mojito moretti
nestea orangensaft ouzo paulaner pellegrino pepsi peroni porter powerade primitivo prosecco radeberger radler raki
redbull riesling ristretto rootbeer rosé rum saft salgam sambuca schorle schweppes sekt shake sinalco smoothie soda
spezi sprite spritz stella stout tea tee tequila tonic uludag veltins vita warsteiner weizen
"""
_DISHES = """
adana affogato ajvar amatriciana antipasti apfelstrudel arrabbiata bagel baklava banhmi bao bento bhaji bibimbap
bifteki biryani blini bockwurst bolognese borscht bowl bratwurst brownie bulette bulgogi burger burrito calzone
cannelloni cannoli caprese capricciosa carbonara carpaccio cevapcici ceviche chapati cheeseburger cheesecake
chimichanga chips churros chutney ciabatta coleslaw couscous crepe croissant cupcake curry currywurst diavola dimsum
dolma donut dosa döner dürüm edamame empanada enchilada fajita falafel farfalle fettuccine filet flammkuchen focaccia
fries frikadelle funghi fusilli gazpacho gelato germknödel gnocchi granola guacamole gyoza gyros halloumi hamburger
hawaii haxe hotdog hummus inari iskender jalfrezi kaiserschmarrn kartoffelsalat kimchi knödel korma krautsalat köfte
künefe lahmacun lasagne leberkäse linguine maccheroni madras maki manti marinara masala maultaschen menemen minestrone
miso mochi moussaka muffin naan nachos nigiri nuggets okonomiyaki ossobuco padthai paella pakora pancake paneer
panzerotti parma pastirma pelmeni penne pesto pfannkuchen pho pide pierogi pinsa pljeskavica poke polenta pommes
porridge profiteroles prosciutto quesadilla raita ramen ravioli raznjici ribs rigatoni risotto roti rouladen rumpsteak
rösti rührei saganaki salami salsa saltimbocca samosa sandwich sarma sashimi satay sauerbraten scaloppine schnitzel
shish soba spaghetti spareribs spätzle steak stroganoff sucuk sushi tabouleh taco tagine tagliatelle takoyaki tamales
tandoori tapas tempura teriyaki thali tikka tiramisu toast tonno tortilla udon vindaloo vitello wedges weisswurst
wiener wings wonton wrap
"""
_FOODS = """
aioli ananas aubergine avocado bacon baguette barbecue basilikum beans beef birne blumenkohl bohnen bread brie brot
brötchen burrata cake calamari camembert champignons cheddar chicken corn cucumber dorsch duck eis ente erbsen
erdbeere erdnuss feta forelle garlic garnelen gorgonzola gouda gurke ham haselnuss himbeere huhn hummer hähnchen
hühnchen icecream ingwer jalapeno kabeljau kalb kapern kartoffeln kaviar ketchup kirsche knoblauch koriander kuchen
lachs lamb lamm lemon linsen lobster mais mandel mango mascarpone mayonnaise minze mozzarella muscheln mushrooms
mussels mustard noodles nudeln nuss onion paprika parmesan peperoni pilze pineapple pistazie platte pork potatoes
prawns pudding pute quark reis remoulade rice ricotta rind rindfleisch rucola salmon sausage scampi schwein
schweinefleisch seelachs seitan senf sesam shrimps sorbet soup speck squid sriracha teller tempeh teriyaki thunfisch
tintenfisch tofu torte tuna turkey veal walnuss wasabi wurst zander zitrone zucchini zwiebel
"""
FOODS: Final = frozenset(key for word in f"{_DRINKS} {_DISHES} {_FOODS}".split() for key in keys(word))
