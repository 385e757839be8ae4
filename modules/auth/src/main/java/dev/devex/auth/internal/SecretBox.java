package dev.devex.auth.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM under a key derived from the site's secret by HKDF-SHA256 (RFC 5869). */
final class SecretBox {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] SALT = "devex".getBytes(UTF_8);
    private static final byte[] PURPOSE = "signing keys, AES-256-GCM".getBytes(UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    SecretBox(String secret) {
        try {
            key = derive(secret.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks HmacSHA256.", e);
        }
    }

    /** Encrypts {@code plain} so that it opens only together with the same {@code label}. */
    byte[] seal(byte[] plain, String label) throws GeneralSecurityException {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(plain);
        var box = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, box, NONCE_BYTES, sealed.length);
        return box;
    }

    byte[] open(byte[] box, String label) throws GeneralSecurityException {
        if (box.length < NONCE_BYTES) {
            throw new GeneralSecurityException("Too short to have been sealed.");
        }
        var nonce = Arrays.copyOf(box, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, label).doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, String label) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label.getBytes(UTF_8));
        return cipher;
    }

    private static SecretKey derive(byte[] secret) throws GeneralSecurityException {
        var pseudoRandomKey = hmac(SALT, secret);
        var firstBlock = Arrays.copyOf(PURPOSE, PURPOSE.length + 1);
        firstBlock[PURPOSE.length] = 1;
        return new SecretKeySpec(hmac(pseudoRandomKey, firstBlock), "AES");
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
