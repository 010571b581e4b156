package org.hecha.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies, follows redirects, sends forms with the token of the page it has open. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String root;
    private String token = "";

    public Browser(int port) {
        this.root = "http://localhost:" + port;
    }

    /** @param path where the last redirect led, with query */
    public record Page(int status, String path, String body, HttpResponse<String> response) {
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Page get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** What is downloaded, byte for byte. */
    public HttpResponse<byte[]> download(String path) {
        try {
            return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param fields name, value, name, value, …; the token of the last page is added */
    public Page post(String path, String... fields) {
        return postWith(List.of(), path, fields);
    }

    public Page postWith(List<String> headers, String path, String... fields) {
        var pairs = new ArrayList<String>();
        pairs.add("_csrf=" + encode(token));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        return send(request(path, headers.toArray(String[]::new))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", root)
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** A file as a form sends it; the bytes are made while they are sent, so that it may be larger than memory. */
    public Page upload(String path, String name, Supplier<InputStream> bytes, String... fields) {
        String boundary = "----hecha" + System.nanoTime();
        var head = new StringBuilder();
        var pairs = new ArrayList<>(List.of(fields));
        pairs.addAll(List.of("_csrf", token));
        for (int i = 0; i < pairs.size(); i += 2) {
            head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, pairs.get(i), pairs.get(i + 1)));
        }
        head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, name));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Origin", root)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head.toString()),
                        HttpRequest.BodyPublishers.ofInputStream(bytes),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    /** What a script sends: any method and body, with the token of the cookie. */
    public Page script(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        return send(request(path, headers)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(method, body));
    }

    public Page logIn(String login, String password) {
        get("/login");
        return post("/login", "login", login, "password", password);
    }

    /** What is left after lunch: the token's cookie, but no session. */
    public void forgetSession() {
        cookies.getCookieStore().get(URI.create(root)).stream()
                .filter(cookie -> !cookie.getName().equals("XSRF-TOKEN"))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(URI.create(root), cookie));
    }

    public void forgetToken() {
        token = "";
    }

    public String cookie(String name) {
        return cookies.getCookieStore().get(URI.create(root)).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(root + path));
        boolean accepts = false;
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
            accepts |= headers[i].equals("Accept");
        }
        return accepts ? request : request.header("Accept", "text/html");
    }

    private Page send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            String path = response.uri().toString().substring(root.length());
            return new Page(response.statusCode(), path, response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
