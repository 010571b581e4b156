package org.hecha.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.hecha.web.Chromium;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A desk with an old screen and Chromium on it; people sit down one after the other. */
final class Office implements AutoCloseable {

    /** the driver's own half a second would be most of the time that a press takes */
    private static final Duration LOOKS_EVERY = Duration.ofMillis(40);

    private final String root;
    private final ChromeDriver chromium;
    private final WebDriverWait patience;

    private Office(String root, ChromeDriver chromium) {
        this.root = root;
        this.chromium = chromium;
        this.patience = new WebDriverWait(chromium, Duration.ofSeconds(60), LOOKS_EVERY);
        // a part of the page that is drawn anew while it is looked at is looked at again
        this.patience.ignoring(StaleElementReferenceException.class);
    }

    /** Skips the test where there is no Chromium. */
    static Office open(int port, Path profile) {
        ChromeDriver chromium = Chromium.start(List.of(LogType.BROWSER), Level.WARNING, profile, "--lang=zh-CN");
        chromium.manage().window().setSize(new Dimension(1280, 720));
        return new Office("http://localhost:" + port, chromium);
    }

    void logIn(String login, String password) {
        List<WebElement> out = all("form[action='/logout'] button");
        if (!out.isEmpty()) {
            press(out.getFirst());
        }
        go("/login");
        find("#login").sendKeys(login);
        find("#password").sendKeys(password);
        press(find("form[action='/login'] button"));
    }

    void go(String path) {
        Chromium.go(chromium, root, path);
    }

    String path() {
        return chromium.getCurrentUrl().substring(root.length());
    }

    WebElement find(String css) {
        return patience.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    }

    WebElement findByText(String tag, String text) {
        return patience.until(ExpectedConditions.presenceOfElementLocated(
                By.xpath("//" + tag + "[normalize-space(.)='" + text + "']")));
    }

    List<WebElement> all(String css) {
        return chromium.findElements(By.cssSelector(css));
    }

    List<WebElement> allByXpath(String xpath) {
        return chromium.findElements(By.xpath(xpath));
    }

    boolean shows(String text) {
        return find("body").getText().contains(text);
    }

    void waitFor(String what, java.util.function.BooleanSupplier condition) {
        patience.withMessage(() -> what + " at " + path() + ":\n" + find("body").getText())
                .until(driver -> condition.getAsBoolean());
    }

    /** Presses a button or link and waits for the page that answers. */
    void press(WebElement button) {
        turnPage(() -> pressHere(button));
    }

    /** Presses something that changes part of the page only. */
    void pressHere(WebElement button) {
        script("arguments[0].scrollIntoView({block: 'center'})", button);
        script("arguments[0].click()", button);
    }

    /** Types over what is there, and leaves the field as people do. */
    void type(WebElement field, String text) {
        script(
                "const f = arguments[0]; f.focus(); const s = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(f), 'value').set;"
                        + " s.call(f, arguments[1]); f.dispatchEvent(new Event('input', {bubbles: true}));"
                        + " f.dispatchEvent(new Event('change', {bubbles: true})); f.blur();",
                field,
                text);
    }

    /** Types with real keys, for widgets that listen to keys. */
    void key(WebElement field, String text) {
        script("arguments[0].scrollIntoView({block: 'center'})", field);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    /** Presses a key wherever the keyboard is. */
    void key(CharSequence key) {
        chromium.switchTo().activeElement().sendKeys(key);
    }

    /** Goes on with Tab until the keyboard is at what this finds, and that can be seen. */
    void tabTo(String css) {
        for (int stop = 0; stop < 150; stop++) {
            if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", css))) {
                if (Boolean.FALSE.equals(script("const seen = e => { const s = getComputedStyle(e);"
                        + " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none'; };"
                        // a drawn field may be one with the arrows and units around it
                        + " let e = document.activeElement; if (seen(e)) return true;"
                        + " for (e = e.parentElement; e.closest('.fjs-form-field'); e = e.parentElement) if (seen(e)) return true;"
                        + " return false"))) {
                    throw new AssertionError(path() + ": nobody sees that the keyboard is at " + css);
                }
                return;
            }
            key(Keys.TAB);
        }
        throw new AssertionError(path() + ": Tab does not lead to " + css);
    }

    /** Presses Enter where the keyboard is, and waits for the page that answers. */
    void enter() {
        turnPage(() -> key(Keys.ENTER));
    }

    /** Does what leads to another page, and waits until that one is there. */
    private void turnPage(Runnable act) {
        script("window.hechaLeft = true");
        act.run();
        // between two pages the driver knows neither; what it then says of the old one differs from case to case
        patience.withMessage(() -> "no other page comes after " + path()).until(driver -> {
            try {
                return Boolean.TRUE.equals(
                        script("return !window.hechaLeft && document.querySelector('main') !== null"));
            } catch (WebDriverException betweenPages) {
                return false;
            }
        });
    }

    void tick(WebElement box) {
        if (!box.isSelected()) {
            script("arguments[0].click()", box);
        }
    }

    Object script(String text, Object... arguments) {
        return ((JavascriptExecutor) chromium).executeScript(text, arguments);
    }

    /** A script that answers through its last argument. */
    Object later(String text, Object... arguments) {
        return chromium.executeAsyncScript(text, arguments);
    }

    /** Another screen of this width in pixels. */
    void width(int pixels) {
        chromium.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 720, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the browser complained about since the last question. */
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        for (LogEntry entry : chromium.manage().logs().get(LogType.BROWSER)) {
            complaints.add(entry.getMessage());
        }
        return complaints;
    }

    /** A picture of an ordinary screen, with this part of the page in it. */
    void picture(String css, Path file) {
        WebElement part = find(css);
        chromium.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 1280, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        script("window.scrollTo(0, Math.max(0, arguments[0].getBoundingClientRect().top + scrollY - 170))", part);
        picture(file);
        chromium.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    void picture(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, chromium.getScreenshotAs(OutputType.BYTES));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.quit();
    }
}
