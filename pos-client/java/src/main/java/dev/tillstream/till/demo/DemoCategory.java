package dev.tillstream.till.demo;

import java.util.List;

/**
 * A department of the demo shop.
 *
 * @param taxRate basis points
 * @param cheapest and {@code dearest}: the range of prices, in cents
 * @param byWeight whether its goods are sold by the kilogram
 */
record DemoCategory(
        String name,
        int taxRate,
        int cheapest,
        int dearest,
        boolean byWeight,
        List<String> kinds,
        List<String> goods,
        List<String> sizes) {
    private static final int REDUCED = 700;
    private static final int FULL = 1900;

    static final List<DemoCategory> ALL = List.of(
            new DemoCategory(
                    "Fruit & Vegetables",
                    REDUCED,
                    99,
                    799,
                    true,
                    List.of("Organic", "Regional", "Class I", "Ripe", "Baby", "Loose"),
                    List.of("Apples", "Pears", "Tomatoes", "Carrots", "Potatoes", "Onions", "Grapes", "Peppers"),
                    List.of("per kg")),
            new DemoCategory(
                    "Bakery",
                    REDUCED,
                    45,
                    599,
                    false,
                    List.of("Rye", "Spelt", "Wholemeal", "Butter", "Sourdough", "Seeded"),
                    List.of("Bread", "Rolls", "Croissant", "Baguette", "Pretzel", "Toast"),
                    List.of("1 pc", "4 pcs", "500 g", "750 g")),
            new DemoCategory(
                    "Dairy & Eggs",
                    REDUCED,
                    59,
                    699,
                    false,
                    List.of("Organic", "Low-Fat", "Alpine", "Lactose-Free", "Farm"),
                    List.of("Milk", "Butter", "Yoghurt", "Quark", "Cream", "Gouda", "Eggs"),
                    List.of("200 g", "250 g", "500 g", "1 l")),
            new DemoCategory(
                    "Meat & Fish",
                    REDUCED,
                    499,
                    3_499,
                    true,
                    List.of("Fresh", "Smoked", "Organic", "Marinated", "Free-Range"),
                    List.of("Chicken Breast", "Beef Mince", "Pork Chop", "Salmon", "Trout", "Ham"),
                    List.of("per kg")),
            new DemoCategory(
                    "Pantry",
                    REDUCED,
                    49,
                    899,
                    false,
                    List.of("Fine", "Italian", "Organic", "Classic", "Family"),
                    List.of("Spaghetti", "Basmati Rice", "Flour", "Sugar", "Olive Oil", "Lentils", "Tomato Sauce"),
                    List.of("250 g", "500 g", "1 kg")),
            new DemoCategory(
                    "Sweets & Snacks",
                    REDUCED,
                    79,
                    599,
                    false,
                    List.of("Dark", "Milk", "Salted", "Crunchy", "Mini"),
                    List.of("Chocolate", "Biscuits", "Crisps", "Peanuts", "Wine Gums", "Waffles"),
                    List.of("75 g", "100 g", "175 g", "300 g")),
            new DemoCategory(
                    "Coffee & Tea",
                    REDUCED,
                    199,
                    1_899,
                    false,
                    List.of("Mild", "Strong", "Arabica", "Decaf", "Fairtrade"),
                    List.of("Ground Coffee", "Coffee Beans", "Espresso", "Black Tea", "Peppermint Tea"),
                    List.of("100 g", "250 g", "500 g", "1 kg")),
            new DemoCategory(
                    "Drinks",
                    FULL,
                    69,
                    2_499,
                    false,
                    List.of("Sparkling", "Still", "Cloudy", "Dry", "Alcohol-Free"),
                    List.of("Water", "Apple Juice", "Lemonade", "Pilsner", "Riesling", "Cola"),
                    List.of("0.33 l", "0.5 l", "0.75 l", "1 l")),
            new DemoCategory(
                    "Household",
                    FULL,
                    89,
                    1_499,
                    false,
                    List.of("Fresh", "Ultra", "Sensitive", "Lemon", "Eco"),
                    List.of("Dish Soap", "Detergent", "Sponges", "Bin Bags", "Kitchen Roll", "Cleaner"),
                    List.of("1 pc", "5 pcs", "500 ml", "1.5 l")),
            new DemoCategory(
                    "Body Care",
                    FULL,
                    95,
                    1_999,
                    false,
                    List.of("Aloe", "Sport", "Sensitive", "Classic", "Honey"),
                    List.of("Shampoo", "Shower Gel", "Toothpaste", "Soap", "Hand Cream", "Deodorant"),
                    List.of("75 ml", "150 ml", "250 ml")),
            new DemoCategory(
                    "Stationery",
                    FULL,
                    49,
                    2_999,
                    false,
                    List.of("Blue", "Recycled", "A4", "A5", "Classic"),
                    List.of("Notebook", "Ballpoint", "Marker", "Envelopes", "Folder", "Copy Paper"),
                    List.of("1 pc", "5 pcs", "10 pcs", "100 sheets")),
            new DemoCategory(
                    "Garden",
                    FULL,
                    199,
                    4_999,
                    false,
                    List.of("Balcony", "Organic", "Universal", "Robust", "Compact"),
                    List.of("Potting Soil", "Tomato Seeds", "Watering Can", "Gloves", "Fertiliser", "Secateurs"),
                    List.of("1 pc", "5 l", "20 l", "1 kg")));
}
