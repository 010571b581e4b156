package org.hecha.verification;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Years that a seal spoilt on a picture: 2618年12月5日 and 2092年12月5日 under 办发〔2018〕45号 are the fifth of December 2018. A document is
 * dated in the year of its number, and a day is only mended where no more than one digit of its year is another.
 */
final class MisreadYears {

    /** So far from its number no document is dated: such a year was misread. */
    private static final int FAR = 20;

    private MisreadYears() {}

    /** @param reading of a picture. @return the same with the days that could be mended */
    static Reading mended(Reading reading) {
        String text = reading.text();
        int at = text.indexOf(Token.DOCUMENT);
        if (at < 0 || !(reading.token(at) instanceof Token.Document document)) {
            return reading;
        }
        int year = document.number().year();
        Map<Integer, Token> mended = new HashMap<>();
        for (int i = text.indexOf(Token.DATE); i >= 0; i = text.indexOf(Token.DATE, i + 1)) {
            if (reading.token(i) instanceof Token.Day day
                    && day.date().month() > 0
                    && day.date().day() > 0
                    && written(reading, i, day.date(), year)
                            .filter(there -> almost(there, Integer.toString(year)))
                            .isPresent()) {
                mended.put(
                        i,
                        new Token.Day(new PartialDate(
                                year,
                                day.date().month(),
                                day.date().day(),
                                day.date().time())));
            }
        }
        return reading.with(mended);
    }

    /** The year as it was read, where it cannot be right. */
    private static Optional<String> written(Reading reading, int at, PartialDate date, int year) {
        if (date.year() > 0) {
            return Math.abs(date.year() - year) > FAR ? Optional.of(Integer.toString(date.year())) : Optional.empty();
        }
        return at > 1
                        && reading.text().charAt(at - 1) == '年'
                        && reading.isToken(at - 2)
                        && reading.token(at - 2) instanceof Token.Amount amount
                ? Optional.of(amount.quantity().written().toPlainString())
                : Optional.empty();
    }

    /** Whether one digit is another, or was lost. */
    private static boolean almost(String there, String year) {
        if (there.length() == year.length() - 1) {
            for (int i = 0; i < year.length(); i++) {
                if (there.equals(year.substring(0, i) + year.substring(i + 1))) {
                    return true;
                }
            }
            return false;
        }
        int other = 0;
        for (int i = 0; i < year.length() && there.length() == year.length(); i++) {
            other += there.charAt(i) == year.charAt(i) ? 0 : 1;
        }
        return other == 1;
    }
}
