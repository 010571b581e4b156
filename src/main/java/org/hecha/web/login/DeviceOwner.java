package org.hecha.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.hecha.organization.Member;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Who logged in on this device last, in a cookie that pages can read without signal: what a device keeps is shown to nobody
 * else. It gives no right to anything. It outlives the session and ends with the logout, or when somebody else logs in.
 */
@Component
public class DeviceOwner {

    static final String COOKIE = "HECHA_OWNER";

    /** After so long without signal the person has to log in before what is kept is shown again. */
    private static final Duration REMEMBERED = Duration.ofDays(14);

    DeviceOwner() {}

    public void is(Member member, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(member.id().toString(), REMEMBERED, request).toString());
    }

    void nobody(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request).toString());
    }

    private static ResponseCookie cookie(String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .maxAge(age)
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
    }
}
