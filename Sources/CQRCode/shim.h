// The one door to libqrencode 4.1 (Debian: libqrencode-dev). Only Drawing/QRCode.swift imports it.
#include <qrencode.h>
