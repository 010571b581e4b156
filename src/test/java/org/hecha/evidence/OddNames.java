package org.hecha.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Five hundred names nobody should give a file, and some who should and do. */
public final class OddNames {
    private static final List<String> PARTS = List.of(
            "../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "..",
            ".",
            "/",
            "//server/share/a",
            "C:\\autoexec",
            "....//....//a",
            "%2e%2e%2fa",
            "a\u0000",
            "a\r\nSet-Cookie: x=1",
            "a\nb",
            "a\tb",
            "a\u001Bb",
            "a\u007Fb",
            "a\u0085b",
            "a\u2028b",
            "a\u202Ecod",
            "\u2066a\u2069",
            "\u200Fa",
            "\uFEFFa",
            "a\uD800",
            "a\uFFFE",
            "CON",
            "NUL",
            "COM1",
            "aux",
            "-rf",
            "--help",
            "a;rm -rf *",
            "$(id)",
            "`id`",
            "a|b",
            "a&b",
            "a*b?",
            "a<b>",
            "a\"b",
            "a'b",
            "a=b",
            "=1+1",
            "@SUM(1)",
            "a%0d%0aX: y",
            "a;filename=b",
            "\u0430dmin",
            "e\u0301",
            "\uFF0E\uFF0E\uFF0Fa",
            "😀👨‍👩‍👧",
            "一份很长的材料".repeat(30),
            "x".repeat(255),
            "x".repeat(396),
            "𠮷".repeat(190),
            "x".repeat(500),
            " a ",
            "a ",
            ".htaccess",
            "~a",
            "<script>alert(1)</script>",
            "' or 1=1 --",
            "{{7*7}}",
            "${jndi:ldap://127.0.0.1/a}",
            "#{a}",
            "a\u3000b",
            "目录一/目录二/文件");
    private static final List<String> ENDINGS =
            List.of("", ".pdf", ".jsp", ".pdf.exe", ".JPG", ".php\u0000.jpg", ".", ".名册");

    private OddNames() {}

    /** At least five hundred, none twice. */
    public static List<String> all() {
        var names = new LinkedHashSet<String>();
        for (String part : PARTS) {
            for (String ending : ENDINGS) {
                names.add(part + ending);
            }
        }
        return new ArrayList<>(names);
    }
}
