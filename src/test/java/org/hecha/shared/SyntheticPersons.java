package org.hecha.shared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** People who do not exist: every number is right by its own rules, and no identity number begins with a region there is. */
public final class SyntheticPersons {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private SyntheticPersons() {}

    public record Person(String name, String identity, String oldIdentity, String mobile, String card) {
        public List<String> numbers() {
            return List.of(identity, oldIdentity, mobile, card);
        }
    }

    public static List<Person> some(int count, long seed) {
        var random = new Random(seed);
        var people = new ArrayList<Person>();
        for (int i = 0; i < count; i++) {
            LocalDate born = LocalDate.of(1935, 1, 1).plusDays(random.nextInt(27_000));
            String day = born.toString().replace("-", "");
            String region = "99" + String.format("%04d", random.nextInt(10_000));
            String serial = String.format("%03d", random.nextInt(1000));
            people.add(new Person(
                    "某" + (char) ('\u4E00' + random.nextInt(2000)),
                    checked(region + day + serial),
                    region + day.substring(2) + serial,
                    "1" + (3 + random.nextInt(7)) + String.format("%09d", random.nextInt(1_000_000_000)),
                    card("62" + digits(random, random.nextInt(14, 17)))));
        }
        return people;
    }

    private static String digits(Random random, int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    static String checked(String seventeen) {
        int sum = 0;
        for (int k = 0; k < 17; k++) {
            sum += (seventeen.charAt(k) - '0') * WEIGHTS[k];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    /** Adds the check digit. */
    static String card(String number) {
        for (int check = 0; check < 10; check++) {
            String whole = number + check;
            int sum = 0;
            for (int k = 0; k < whole.length(); k++) {
                int d = whole.charAt(whole.length() - 1 - k) - '0';
                int doubled = d * 2;
                sum += k % 2 == 0 ? d : doubled > 9 ? doubled - 9 : doubled;
            }
            if (sum % 10 == 0) {
                return whole;
            }
        }
        throw new IllegalStateException(number);
    }
}
