"""What makes a password too weak, said so that people know what to do about it."""

from django.contrib.auth import password_validation


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self):
        return f"Dit wachtwoord is te kort. Neem minstens {self.min_length} tekens."


class NotLikeYou(password_validation.UserAttributeSimilarityValidator):
    def get_error_message(self):
        return "Dit wachtwoord lijkt op je naam of e-mailadres. Kies iets anders."


class NotCommon(password_validation.CommonPasswordValidator):
    def get_error_message(self):
        return "Dit wachtwoord is makkelijk te raden. Kies iets anders."


class NotOnlyDigits(password_validation.NumericPasswordValidator):
    def get_error_message(self):
        return "Dit wachtwoord heeft alleen cijfers. Gebruik ook letters."
