/* Made from /openapi.json by npm run console:client. */
export interface paths {
    "/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what the policy says, and change nothing
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer?: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        units: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        loaners?: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial: string;
                            brand: string;
                            model: string;
                            /** @description Money in minor units. */
                            bookPrice: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                        }[];
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        termsAcceptedAt?: string;
                        /**
                         * @default advanceReplacement
                         * @enum {string}
                         */
                        returnType?: "advanceReplacement";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer?: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        units: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        /** @enum {string} */
                        returnType: "standardReturn";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer?: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        units: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        /** @enum {string} */
                        returnType: "overTheCounterReturn";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer?: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        units: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        /** @enum {string} */
                        returnType: "virtualReturn";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer?: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        units: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                            /**
                             * @default equipment
                             * @enum {string}
                             */
                            line?: "equipment" | "software-licence" | "one-time-software" | "professional-service";
                            /**
                             * @default item
                             * @enum {string}
                             */
                            soldAs?: "item" | "complete-system";
                            /** @description Money in minor units. */
                            tax: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 with an offset.
                             */
                            deliveredAt?: string;
                        }[];
                        order: {
                            number: string;
                            /**
                             * @default items
                             * @enum {string}
                             */
                            soldAs?: "items" | "complete-system";
                        };
                        /** @enum {string} */
                        returnType: "orderedNotNeededReturn";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer?: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        units?: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        subscription: {
                            /** @description A client has one open cancellation of each; a second mail is the same case. Name apart what they have twice. */
                            service: string;
                            /** @description Money in minor units. */
                            monthlyFee: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @default 1 */
                            billingDay?: number;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            prepaidThrough?: string;
                            /** @description Money in minor units. */
                            pastDue?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            contract?: {
                                /**
                                 * Format: date
                                 * @description A calendar day in the policy’s zone.
                                 */
                                startsOn: string;
                                /**
                                 * Format: date
                                 * @description A calendar day in the policy’s zone.
                                 */
                                endsOn: string;
                            };
                        };
                        /** @description The mail that asks to cancel, dated by its receipt in the clientops mailbox. */
                        mail: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 with an offset.
                             */
                            receivedAt: string;
                            /**
                             * @default asked-by-link
                             * @enum {string}
                             */
                            confirmation?: "asked-by-link" | "dmarc-passed" | "known-to-staff";
                        };
                        /** @enum {string} */
                        returnType: "subscriptionCancellation";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer?: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        units?: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        maintenance: {
                            contract: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            termStartsOn: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            termEndsOn: string;
                            /** @default 12 */
                            termMonths?: number;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            wishedFor?: string;
                        };
                        /** @description The mail that asks to cancel, dated by its receipt in the clientops mailbox. */
                        mail: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 with an offset.
                             */
                            receivedAt: string;
                            /**
                             * @default asked-by-link
                             * @enum {string}
                             */
                            confirmation?: "asked-by-link" | "dmarc-passed" | "known-to-staff";
                        };
                        /** @enum {string} */
                        returnType: "maintenanceCancellation";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            decision: "granted" | "refused";
                            because: {
                                rule: string;
                                words: string;
                            }[];
                            reason?: string;
                            /** @description What the terms grant, in plain words. */
                            grants?: string[];
                            /** @description What to supply, in the request’s own field names. */
                            missing?: string[];
                            terms?: {
                                /** @enum {string} */
                                returnType: "advanceReplacement" | "standardReturn" | "overTheCounterReturn" | "virtualReturn" | "orderedNotNeededReturn" | "subscriptionCancellation" | "maintenanceCancellation";
                                policy: string;
                                policyVersion: number;
                                zone: string;
                                units: {
                                    serial: string;
                                    amount: components["schemas"]["Money"];
                                }[];
                                /** @enum {string} */
                                collateral?: "card-hold" | "saved-card" | "invoice" | "none";
                                dueDays?: number;
                                billAfterDays?: number;
                                reminderDays?: number[];
                                /** @enum {string} */
                                label?: "granted" | "refused";
                                /** @description The last day of a service that is cancelled. */
                                effectiveOn?: string;
                                highest?: components["schemas"]["Money"];
                            };
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cases, newest first
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                    limit?: number;
                    stage?: "submitted" | "awaiting-approval" | "awaiting-confirmation" | "awaiting-hold" | "awaiting-shipment" | "in-transit" | "awaiting-return" | "overdue" | "paused" | "lapsed" | "inspecting" | "with-vendor" | "asking-client" | "quoted" | "repairing" | "with-distributor" | "in-notice" | "collecting" | "billed" | "awaiting-loaner" | "closed";
                    ticket?: string;
                    /** @description The vendor’s legs of this client’s case. */
                    of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CaseSummary"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Open a case for an approved RMA
         * @description The same number, or the same Idempotency-Key, gives the same case, and so does another mail about a service that is being cancelled. Nothing is opened that the policy refuses.
         *
         *     Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        /** @description Your own number: the case becomes `<policy>-<number>`. */
                        rma?: string;
                        /**
                         * Format: date-time
                         * @description Sandbox only: when the case’s own clock starts.
                         */
                        startsAt?: string;
                        units: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        loaners?: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial: string;
                            brand: string;
                            model: string;
                            /** @description Money in minor units. */
                            bookPrice: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                        }[];
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        termsAcceptedAt?: string;
                        /**
                         * @default advanceReplacement
                         * @enum {string}
                         */
                        returnType?: "advanceReplacement";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        /** @description Your own number: the case becomes `<policy>-<number>`. */
                        rma?: string;
                        /**
                         * Format: date-time
                         * @description Sandbox only: when the case’s own clock starts.
                         */
                        startsAt?: string;
                        units: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        /** @enum {string} */
                        returnType: "standardReturn";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        /** @description Your own number: the case becomes `<policy>-<number>`. */
                        rma?: string;
                        /**
                         * Format: date-time
                         * @description Sandbox only: when the case’s own clock starts.
                         */
                        startsAt?: string;
                        units: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        /** @enum {string} */
                        returnType: "overTheCounterReturn";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        /** @description Your own number: the case becomes `<policy>-<number>`. */
                        rma?: string;
                        /**
                         * Format: date-time
                         * @description Sandbox only: when the case’s own clock starts.
                         */
                        startsAt?: string;
                        units: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        /** @enum {string} */
                        returnType: "virtualReturn";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        /** @description Your own number: the case becomes `<policy>-<number>`. */
                        rma?: string;
                        /**
                         * Format: date-time
                         * @description Sandbox only: when the case’s own clock starts.
                         */
                        startsAt?: string;
                        units: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                            /**
                             * @default equipment
                             * @enum {string}
                             */
                            line?: "equipment" | "software-licence" | "one-time-software" | "professional-service";
                            /**
                             * @default item
                             * @enum {string}
                             */
                            soldAs?: "item" | "complete-system";
                            /** @description Money in minor units. */
                            tax: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 with an offset.
                             */
                            deliveredAt?: string;
                        }[];
                        order: {
                            number: string;
                            /**
                             * @default items
                             * @enum {string}
                             */
                            soldAs?: "items" | "complete-system";
                        };
                        /** @enum {string} */
                        returnType: "orderedNotNeededReturn";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        /** @description Your own number: the case becomes `<policy>-<number>`. */
                        rma?: string;
                        /**
                         * Format: date-time
                         * @description Sandbox only: when the case’s own clock starts.
                         */
                        startsAt?: string;
                        units?: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        subscription: {
                            /** @description A client has one open cancellation of each; a second mail is the same case. Name apart what they have twice. */
                            service: string;
                            /** @description Money in minor units. */
                            monthlyFee: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @default 1 */
                            billingDay?: number;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            prepaidThrough?: string;
                            /** @description Money in minor units. */
                            pastDue?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            contract?: {
                                /**
                                 * Format: date
                                 * @description A calendar day in the policy’s zone.
                                 */
                                startsOn: string;
                                /**
                                 * Format: date
                                 * @description A calendar day in the policy’s zone.
                                 */
                                endsOn: string;
                            };
                        };
                        /** @description The mail that asks to cancel, dated by its receipt in the clientops mailbox. */
                        mail: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 with an offset.
                             */
                            receivedAt: string;
                            /**
                             * @default asked-by-link
                             * @enum {string}
                             */
                            confirmation?: "asked-by-link" | "dmarc-passed" | "known-to-staff";
                        };
                        /** @enum {string} */
                        returnType: "subscriptionCancellation";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        /** @description Your own number: the case becomes `<policy>-<number>`. */
                        rma?: string;
                        /**
                         * Format: date-time
                         * @description Sandbox only: when the case’s own clock starts.
                         */
                        startsAt?: string;
                        units?: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        maintenance: {
                            contract: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            termStartsOn: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            termEndsOn: string;
                            /** @default 12 */
                            termMonths?: number;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            wishedFor?: string;
                        };
                        /** @description The mail that asks to cancel, dated by its receipt in the clientops mailbox. */
                        mail: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 with an offset.
                             */
                            receivedAt: string;
                            /**
                             * @default asked-by-link
                             * @enum {string}
                             */
                            confirmation?: "asked-by-link" | "dmarc-passed" | "known-to-staff";
                        };
                        /** @enum {string} */
                        returnType: "maintenanceCancellation";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unit-taken: The unit has an open RMA. number-taken: The number has another case. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused: The policy does not grant this. key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One case: units, holds, money, open tasks
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail of a case, oldest first
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    after?: number;
                };
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CaseEvent"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Letters to the client
         * @description Roles: ticketing, staff, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Letter"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Internal comments in the ticket
         * @description Roles: ticketing, staff, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Comment"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What finance was told
         * @description Roles: staff, manager, admin, finance.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Trigger"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/outlook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a case does next by itself, what can be decided about it now, and what cannot and why
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseOutlook"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/own-page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The client’s own page as the client sees it, as a page that can do nothing
         * @description Roles: ticketing, staff, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    lang?: "en" | "es";
                };
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every rule that a decision may name, in words
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A letter as the client sees it, as a page that can do nothing
         * @description Roles: ticketing, staff, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cases by what is due next
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                    limit?: number;
                    /** @description A part of an RMA number, ticket, serial number, client’s name, address or reference. */
                    q?: string;
                    tab?: "due-next" | "overdue" | "needs-a-person" | "awaiting-hold" | "in-transit" | "closed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["QueueEntry"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many cases are on each tab of the queue
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A part of an RMA number, ticket, serial number, client’s name, address or reference. */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: number;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens, as it happens: server-sent events, one for each line of the audit trail
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Sign a browser in with a key
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Sign a browser out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignedOut"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one signs in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WaysIn"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People who may sign in, or tried to
         * @description Roles: admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Person"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Give a role to somebody, by mail address or subject; they may never have been here
         * @description Roles: admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email?: string;
                        subject?: string;
                        /** @enum {string} */
                        role: "ticketing" | "staff" | "receiver" | "finance" | "manager" | "admin";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description person-known: They have a role already */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give somebody another role; they sign in anew
         * @description Roles: admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description `null`: whatever the provider’s claim says. */
                        role: ("ticketing" | "staff" | "receiver" | "finance" | "manager" | "admin") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description last-admin: This is the last admin */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove somebody: they are out at once, and no claim lets them in again
         * @description Giving them a role again undoes it.
         *
         *     Roles: admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description last-admin: This is the last admin */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/replacement-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The replacement arrived dead, or failed
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The serial of the replacement that failed. */
                        serial: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        failedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/carrier-scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A carrier’s scan of a parcel, either way
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        tracking: string;
                        /** @enum {string} */
                        status: "unknown" | "label-made" | "in-transit" | "out-for-delivery" | "waiting-for-pick-up" | "attempt-failed" | "delivered" | "returned-to-sender" | "refused" | "lost" | "cancelled";
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        at?: string;
                        /**
                         * @default to-client
                         * @enum {string}
                         */
                        direction?: "to-client" | "to-us";
                        /**
                         * @description Whose label the parcel bears: what is lost under ours is never billed.
                         * @default theirs
                         * @enum {string}
                         */
                        label?: "ours" | "theirs";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client accepted the date and amount that the approval states
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        acceptedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Management has seen the notice (VD-10)
         * @description Roles: manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        acknowledgedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finance says what the client has paid: rush freight, a deductible or a quote that waits for it; or, while a cancelled subscription runs out, what was past due or further months, which its final bill then leaves out
         * @description Roles: staff, manager, admin, finance.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        for: "rush" | "deductible" | "quote" | "past-due" | "prepayment";
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        serial?: string;
                        /** @description Of a subscription’s past due: what is left of it, in whole minor units. */
                        stillDue?: number;
                        /**
                         * Format: date
                         * @description Of a subscription’s prepayment: the last day that is paid for.
                         */
                        prepaidThrough?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        paidAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/distributor-return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The distributor has taken the unit over its counter (SP-2)
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        returnedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client has confirmed a cancellation
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        confirmedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/cancellation-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same cancellation was asked for again, or an earlier mail turned up
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        receivedAt?: string;
                        /**
                         * @default asked-by-link
                         * @enum {string}
                         */
                        confirmation?: "asked-by-link" | "dmarc-passed" | "known-to-staff";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/no-reinstatement-acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client has taken note that maintenance may not be taken up again (FO-14)
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        acknowledgedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/replacement-shipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The replacement is on its way
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        shippedAt?: string;
                        carrier?: string;
                        tracking?: string;
                        /** @default [] */
                        parcels?: {
                            carrier: string;
                            tracking: string;
                        }[];
                        units?: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial: string;
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            replacementSerial: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description nothing-held: Nothing ships without a hold. not-approved: Nobody has approved this yet. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/replacement-delivered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The replacement was delivered; with a reason, this corrects an earlier word
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        deliveredAt?: string;
                        tracking?: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"] | components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client asks for a shipping label
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description For one unit only; left out, for all that still have to come. */
                        serial?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        receivedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description labels-refused: This policy sends no labels. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/pickup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client asks for a pick-up
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description For one unit only; left out, for all that still have to come. */
                        serial?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        receivedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description labels-refused: This policy sends no labels. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/device-received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A unit came in under this RMA
         * @description Roles: ticketing, receiver, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        serial: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        receivedAt?: string;
                        /**
                         * @default carrier
                         * @enum {string}
                         */
                        method?: "carrier" | "hand-delivered";
                        /**
                         * @default as-expected
                         * @enum {string}
                         */
                        contents?: "as-expected" | "wrong-item" | "empty-box";
                        /**
                         * @default unknown
                         * @enum {string}
                         */
                        packaging?: "original" | "missing" | "unknown";
                        /**
                         * @default scanned
                         * @enum {string}
                         */
                        identified?: "scanned" | "by-photo";
                        photos?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/device-received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A unit came in without an RMA number
         * @description Roles: receiver, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        serial: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        receivedAt?: string;
                        /**
                         * @default carrier
                         * @enum {string}
                         */
                        method?: "carrier" | "hand-delivered";
                        /**
                         * @default as-expected
                         * @enum {string}
                         */
                        contents?: "as-expected" | "wrong-item" | "empty-box";
                        /**
                         * @default unknown
                         * @enum {string}
                         */
                        packaging?: "original" | "missing" | "unknown";
                        /**
                         * @default scanned
                         * @enum {string}
                         */
                        identified?: "scanned" | "by-photo";
                        photos?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unidentified-parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Parcels whose case nobody knows yet
         * @description Roles: receiver, staff, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Fact"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unidentified-parcels/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which case a parcel belongs to; the day it came in stands
         * @description Roles: receiver, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                        rma: string;
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        serial: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the client more time
         * @description Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        days: number;
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel the exchange; after shipping the return is still owed
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/hold-waiver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let it ship without a hold
         * @description Roles: manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/hold-renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the hold be renewed beyond its limit, for another thirty days
         * @description Roles: manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/delivery-correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say when the replacement was really delivered
         * @description Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        deliveredAt: string;
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/inspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what the inspection of a returned unit found
         * @description Roles: receiver, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        serial: string;
                        /** @enum {string} */
                        finding: "fault-found" | "no-trouble-found" | "client-damage";
                        /** @description Why it failed; some policies require it (FO-3). */
                        cause?: string;
                        /** @enum {string} */
                        packaging?: "original" | "missing";
                        /**
                         * @description How goods that were not needed came back (FO-6).
                         * @enum {string}
                         */
                        condition?: "sealed" | "opened" | "installed" | "used";
                        /** @description For damage by the client: what the replacement is quoted at. */
                        quote?: {
                            /** @description Whole minor units: 39900 is $399.00. */
                            amount: number;
                            /** @description ISO 4217. */
                            currency: string;
                        };
                        /**
                         * @description Why; it stands in the audit trail. Nothing about persons, please.
                         * @default Inspected.
                         */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/exception-resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle an open exception
         * @description Roles: staff, manager, admin, finance.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Its id, as the case shows it. */
                        exception: string;
                        /** @enum {string} */
                        resolution: "accept" | "send-back" | "refuse" | "dispose" | "bill" | "forgive";
                        /** @description Which unit it counts as the return of, when accepted. */
                        serial?: string;
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/kept-original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client keeps the failed unit, or has lost it, and agrees to be billed now
         * @description Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        serials: string[];
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/out-of-stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the replacement is out of stock: the client is asked to wait, take a substitute or cancel
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/stock-answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what the client wants whose replacement is out of stock
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        answer: "wait" | "substitute" | "cancel";
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/quote-answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how the client answered a quote
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        answer: "accepted" | "declined" | "invoice";
                        /** @description Which unit’s quote, where several are open. */
                        serial?: string;
                        /**
                         * @description What is declined is sent back, unless the client agreed in writing to its disposal.
                         * @enum {string}
                         */
                        disposal?: "consented-in-writing";
                        /**
                         * @description Why; it stands in the audit trail. Nothing about persons, please.
                         * @default The answer to the quote.
                         */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what support found, or answer a request that is granted case by case
         * @description Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        verdict: "qualified" | "resolved-remotely" | "approved" | "declined";
                        /** @description Where the request named none. */
                        ticket?: string;
                        internalComment?: string;
                        siteAnswer?: string;
                        photos?: string[];
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/remedy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what is done with a unit whose fault is confirmed
         * @description Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        serial: string;
                        /** @enum {string} */
                        remedy: "repair" | "replace" | "partner-team";
                        /**
                         * @description They were asked, and agreed to a repair.
                         * @enum {string}
                         */
                        client?: "agreed";
                        /**
                         * @description Where a replacement comes from: our stock, unless the client waits for the vendor’s.
                         * @enum {string}
                         */
                        from?: "stock" | "vendor";
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote a unit that the warranty does not cover
         * @description Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        serial: string;
                        /** @description Money in minor units. */
                        amount: number | {
                            /** @description Whole minor units: 39900 is $399.00. */
                            amount: number;
                            /** @description ISO 4217. */
                            currency: string;
                        };
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/no-trouble-answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whether the client wants a unit back that has no trouble (VD-18)
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        serial: string;
                        /** @enum {string} */
                        answer: "yes" | "rush" | "no";
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a lapsed case go on; or open another for a unit that came in after its case had closed
         * @description Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/late-return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what came too late, all the same
         * @description Roles: manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        serials: string[];
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client takes a cancellation back
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/settlement-by-hand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an order which the gateway, or our ledger, refuses for good is settled by hand
         * @description Roles: finance, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Its key, as the task names it. */
                        order: string;
                        /** @description Where it is booked. */
                        reference: string;
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that nothing more is to come of a case
         * @description Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/vendor-leg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the vendor’s RMA for a unit of this case
         * @description Answers with the leg, a case of its own. There is one for each unit, however often it is asked for.
         *
         *     Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The client’s unit that goes to the vendor, or has gone. */
                        serial: string;
                        /** @description Why; it stands in the audit trail. Nothing about persons, please. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused: The policy does not grant this. key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/vendor-rma": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter the number that the vendor gave (VD-17)
         * @description Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The client’s unit that goes to the vendor, or has gone. */
                        serial: string;
                        number: string;
                        /**
                         * @description Who gave it.
                         * @enum {string}
                         */
                        from: "brand" | "original-distributor";
                        /**
                         * @description Why; it stands in the audit trail. Nothing about persons, please.
                         * @default As the vendor gave it.
                         */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/vendor-dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the unit leaves for its vendor; refused without the vendor’s number
         * @description Roles: receiver, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The client’s unit that goes to the vendor, or has gone. */
                        serial: string;
                        tracking?: string;
                        /**
                         * @description Whose label the parcel bears: whose label it is bears the risk of the way.
                         * @default ours
                         * @enum {string}
                         */
                        label?: "ours" | "vendors";
                        /**
                         * @description Why; it stands in the audit trail. Nothing about persons, please.
                         * @default Sent to the vendor.
                         */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/vendor-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how the vendor’s replacement did in its test (VD-6)
         * @description Roles: receiver, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The client’s unit that goes to the vendor, or has gone. */
                        serial: string;
                        /** @enum {string} */
                        result: "passed" | "failed";
                        /**
                         * @description Why; it stands in the audit trail. Nothing about persons, please.
                         * @default Tested.
                         */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description decision-refused: The case says no. case-closed: The case has closed. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description pending: Not decided yet. temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/vendor-answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the vendor gives for the unit: a credit, a replacement or nothing (VD-5)
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The unit that we sent to the vendor. */
                        serial: string;
                        /** @enum {string} */
                        answer: "credit" | "replacement" | "denied";
                        /** @description Whole minor units: 39900 is $399.00. */
                        amount?: number;
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        replacementSerial?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        answeredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{rma}/vendor-replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The vendor’s replacement has come in; it is tested next (VD-6)
         * @description Roles: receiver, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        serial: string;
                        /** @description A serial number; capitals, spaces and dashes do not matter. */
                        replacementSerial: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        receivedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactAnswer"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people have to do, oldest first
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma?: string;
                    role?: "staff" | "manager" | "finance";
                    state?: "open" | "all";
                    /** @description `no-case`: those of no case alone. */
                    of?: "all" | "no-case";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Task"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a task is done
         * @description Roles: staff, manager, admin, finance.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Task"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Letters of all cases, newest first
         * @description Roles: staff, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Letter"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Movements of money, oldest first unless asked otherwise
         * @description Roles: finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                    limit?: number;
                    /** @description At or after this time. */
                    from?: string;
                    /** @description Before this time. */
                    to?: string;
                    kind?: "held" | "released" | "captured" | "charged" | "invoiced" | "refunded" | "dispute-lost" | "credited" | "credited-by-vendor";
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma?: string;
                    /** @description The id of a policy: one company’s lines. */
                    policy?: string;
                    order?: "oldest" | "newest";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["LedgerEntry"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the movements of money come to, in each currency
         * @description Roles: finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description At or after this time. */
                    from?: string;
                    /** @description Before this time. */
                    to?: string;
                    kind?: "held" | "released" | "captured" | "charged" | "invoiced" | "refunded" | "dispute-lost" | "credited" | "credited-by-vendor";
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma?: string;
                    /** @description The id of a policy: one company’s lines. */
                    policy?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["LedgerSums"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Movements of money, for a spreadsheet
         * @description Roles: finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description At or after this time. */
                    from?: string;
                    /** @description Before this time. */
                    to?: string;
                    kind?: "held" | "released" | "captured" | "charged" | "invoiced" | "refunded" | "dispute-lost" | "credited" | "credited-by-vendor";
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma?: string;
                    /** @description The id of a policy: one company’s lines. */
                    policy?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where finance is told
         * @description Roles: finance, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WebhookEndpoint"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Tell finance at one more address
         * @description The answer has the secret that signs there, this once.
         *
         *     Roles: finance, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        url: string;
                        description?: string;
                        events?: ("rma.unreturned.billed" | "rma.kept.billed" | "rma.damage.invoiced" | "rma.loaner.billed" | "rma.charge.reversed" | "rma.return.refunded" | "rma.deductible.invoiced" | "rma.quote.invoiced" | "rma.order.refunded" | "rma.subscription.billed" | "rma.vendor.credited" | "reconciliation.mismatch" | "endpoint.test")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an endpoint a new secret; the old one signs along for a while
         * @description Roles: finance, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 24 */
                        overlapHours?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description by-configuration: The configuration says this */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold what is for an endpoint, until it is enabled
         * @description Roles: finance, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookEndpoint"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable an endpoint, and send it what was held
         * @description Roles: finance, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookEndpoint"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove an endpoint for good; what it has not taken is dropped
         * @description Roles: finance, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dropped: number;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description by-configuration: The configuration says this */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an endpoint a message of type endpoint.test
         * @description It goes the way of all others; its delivery says how it went.
         *
         *     Roles: finance, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What finance is told, newest first: each message on its way to each endpoint
         * @description Roles: finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                    limit?: number;
                    endpoint?: string;
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma?: string;
                    /** @description The id of a trigger, or of another message. */
                    trigger?: string;
                    state?: "queued" | "retrying" | "delivered" | "held" | "dead" | "dropped";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Delivery"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many deliveries are in each state
         * @description Roles: finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    endpoint?: string;
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma?: string;
                    /** @description The id of a trigger, or of another message. */
                    trigger?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: number;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One delivery with every try
         * @description Roles: finance, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeliveryLog"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send it again at once, under the same webhook-id
         * @description Roles: finance, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description endpoint-disabled: The endpoint is disabled */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description temporal-away: The running cases cannot be reached */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mismatches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What does not add up between gateway, ledger and triggers, newest first
         * @description Roles: finance, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                    limit?: number;
                    state?: "open" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Mismatch"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails that wait for a person, newest first; or those in another state
         * @description Roles: ticketing, staff, manager, admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                    limit?: number;
                    state?: "waiting" | "new" | "told" | "unmatched" | "held-back" | "automatic" | "bounce" | "set-aside";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Mail"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One mail, in its sender’s own words
         * @description Roles: ticketing, staff, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mail"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which case a mail is about: it counts there from the day it came in
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                        rma: string;
                        /**
                         * @description What it asks for, where the mail does not say it plainly.
                         * @enum {string}
                         */
                        asks?: "label" | "pick-up" | "cancellation";
                        /**
                         * @description Staff know that the client wrote it, so a cancellation needs no link.
                         * @enum {string}
                         */
                        sender?: "known-to-staff";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mail"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails/{id}/case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a cancellation that came by mail: its receipt is the mail’s own
         * @description Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        /** @description Your own number: the case becomes `<policy>-<number>`. */
                        rma?: string;
                        /**
                         * @description Staff know that the client wrote the mail, so it needs no link.
                         * @enum {string}
                         */
                        sender?: "known-to-staff";
                        units?: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        subscription: {
                            /** @description A client has one open cancellation of each; a second mail is the same case. Name apart what they have twice. */
                            service: string;
                            /** @description Money in minor units. */
                            monthlyFee: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @default 1 */
                            billingDay?: number;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            prepaidThrough?: string;
                            /** @description Money in minor units. */
                            pastDue?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            contract?: {
                                /**
                                 * Format: date
                                 * @description A calendar day in the policy’s zone.
                                 */
                                startsOn: string;
                                /**
                                 * Format: date
                                 * @description A calendar day in the policy’s zone.
                                 */
                                endsOn: string;
                            };
                        };
                        /** @enum {string} */
                        returnType: "subscriptionCancellation";
                    } | {
                        /** @description The id of a policy. */
                        policy: string;
                        /** @enum {string} */
                        clientType?: "agent" | "direct-client" | "reseller" | "service-provider";
                        ticket?: string;
                        /** @description ISO 4217. */
                        currency?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        reportedAt?: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with an offset.
                         */
                        approvedAt?: string;
                        /** @enum {string} */
                        qualified?: "remotely" | "on-bench";
                        /** @description What support wrote into the ticket. Only that it was written goes on from here. */
                        internalComment?: string;
                        /** @description Why the device failed on site although it was tested here. Only that it was answered goes on from here. */
                        siteAnswer?: string;
                        /** @description Where the photos lie. Only that there are some goes on from here. */
                        photos?: string[];
                        customer: {
                            /** @description Your own id of the client. */
                            ref: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            address?: {
                                street: string;
                                city: string;
                                state?: string;
                                postalCode: string;
                                country: string;
                            };
                            zone?: string;
                            /**
                             * @description In which language they read their letters and their own page: en, or es.
                             * @enum {string}
                             */
                            language?: "en" | "es";
                            savedCard?: {
                                gatewayCustomer: string;
                                card: string;
                            };
                        };
                        /** @description Your own number: the case becomes `<policy>-<number>`. */
                        rma?: string;
                        /**
                         * @description Staff know that the client wrote the mail, so it needs no link.
                         * @enum {string}
                         */
                        sender?: "known-to-staff";
                        units?: {
                            /** @description A serial number; capitals, spaces and dashes do not matter. */
                            serial?: string;
                            brand: string;
                            model: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            shippedOn?: string;
                            /** @description Money in minor units. */
                            listPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            paidPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description Money in minor units. */
                            replacementPrice?: {
                                /** @description Whole minor units: 39900 is $399.00. */
                                amount: number;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {string} */
                            kind?: "camera" | "phone" | "other";
                            traits?: ("ptz" | "specialty")[];
                        }[];
                        maintenance: {
                            contract: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            termStartsOn: string;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            termEndsOn: string;
                            /** @default 12 */
                            termMonths?: number;
                            /**
                             * Format: date
                             * @description A calendar day in the policy’s zone.
                             */
                            wishedFor?: string;
                        };
                        /** @enum {string} */
                        returnType: "maintenanceCancellation";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description number-taken: The number has another case. in-flight: The same request is still being answered */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused: The policy does not grant this. key-reused: This Idempotency-Key came with another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails/{id}/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nothing is to be done about a mail
         * @description Roles: staff, manager, admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mail"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/exposure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is out with clients, and what secures it
         * @description Roles: staff, manager, admin, finance.
         */
        get: {
            parameters: {
                query?: {
                    /** @description An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path. */
                    rma?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Exposure"][];
                            /** @description One for each currency. */
                            totals: {
                                out: components["schemas"]["Money"];
                                held: components["schemas"]["Money"];
                                unsecured: components["schemas"]["Money"];
                                overdue: components["schemas"]["Money"];
                                cases: number;
                            }[];
                            /** @description One for each policy and currency. */
                            companies: {
                                policy: string;
                                out: components["schemas"]["Money"];
                                held: components["schemas"]["Money"];
                                unsecured: components["schemas"]["Money"];
                                overdue: components["schemas"]["Money"];
                                cases: number;
                            }[];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/aging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * RMAs approved, by age of the device and kind of client
         * @description Roles: staff, manager, admin, finance.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; 89 days before the last when absent. */
                    from?: string;
                    /** @description The last day, which counts; today when absent. */
                    to?: string;
                    /** @description The id of a policy: one company’s cases. */
                    policy?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgingReport"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/aging.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * RMAs approved, by age of the device and kind of client; for a spreadsheet
         * @description Roles: staff, manager, admin, finance.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; 89 days before the last when absent. */
                    from?: string;
                    /** @description The last day, which counts; today when absent. */
                    to?: string;
                    /** @description The id of a policy: one company’s cases. */
                    policy?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/time-to-return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long failed units take to come back, and how many never do
         * @description Roles: staff, manager, admin, finance.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; 89 days before the last when absent. */
                    from?: string;
                    /** @description The last day, which counts; today when absent. */
                    to?: string;
                    /** @description The id of a policy: one company’s cases. */
                    policy?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReturnTimes"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/time-to-return.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long failed units take to come back, and how many never do; for a spreadsheet
         * @description Roles: staff, manager, admin, finance.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; 89 days before the last when absent. */
                    from?: string;
                    /** @description The last day, which counts; today when absent. */
                    to?: string;
                    /** @description The id of a policy: one company’s cases. */
                    policy?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/money-at-risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was out, held, unsecured and overdue at the end of each day, for each currency
         * @description Roles: staff, manager, admin, finance.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; 89 days before the last when absent. */
                    from?: string;
                    /** @description The last day, which counts; today when absent. */
                    to?: string;
                    /** @description The id of a policy: one company’s cases. */
                    policy?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskReport"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/money-at-risk.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was out, held, unsecured and overdue at the end of each day, for each currency; for a spreadsheet
         * @description Roles: staff, manager, admin, finance.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; 89 days before the last when absent. */
                    from?: string;
                    /** @description The last day, which counts; today when absent. */
                    to?: string;
                    /** @description The id of a policy: one company’s cases. */
                    policy?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why units failed, by brand: what inspections found last of each
         * @description Roles: staff, manager, admin, finance.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; 89 days before the last when absent. */
                    from?: string;
                    /** @description The last day, which counts; today when absent. */
                    to?: string;
                    /** @description The id of a policy: one company’s cases. */
                    policy?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FailureReport"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/failures.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why units failed, by brand: what inspections found last of each; for a spreadsheet
         * @description Roles: staff, manager, admin, finance.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; 89 days before the last when absent. */
                    from?: string;
                    /** @description The last day, which counts; today when absent. */
                    to?: string;
                    /** @description The id of a policy: one company’s cases. */
                    policy?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The policies that cases may be opened under
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Policy"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one version of a policy says
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PolicyVersion"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys, without their secrets
         * @description Roles: admin.
         */
        get: {
            parameters: {
                query?: {
                    state?: "live" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Key"][];
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a key; it is shown this once
         * @description Roles: admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Stands in the audit trail as `role:id`, and never comes again. */
                        id: string;
                        /** @enum {string} */
                        role: "ticketing" | "staff" | "receiver" | "finance" | "manager" | "admin";
                        /** @description Whose it is, for people. */
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            role: "ticketing" | "staff" | "receiver" | "finance" | "manager" | "admin";
                            name: string;
                            /** @description Shown this once: only its hash is kept. */
                            key: string;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-taken: There is a key of that id */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a key: from now on it opens nothing
         * @description Roles: admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Key"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description last-admin: This is the last admin */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can we work? */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            ready: "yes" | "no";
                            /** @description Each thing we need. Why one is away is in our log, and `sendback doctor` finds it out. */
                            checks: {
                                /** @enum {string} */
                                database: "ok" | "away";
                                /** @enum {string} */
                                migrations: "ok" | "pending" | "away";
                                /** @enum {string} */
                                temporal: "ok" | "away";
                            };
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            ready: "yes" | "no";
                            /** @description Each thing we need. Why one is away is in our log, and `sendback doctor` finds it out. */
                            checks: {
                                /** @enum {string} */
                                database: "ok" | "away";
                                /** @enum {string} */
                                migrations: "ok" | "pending" | "away";
                                /** @enum {string} */
                                temporal: "ok" | "away";
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surroundings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What surrounds this Sendback
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Surroundings"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Numbers to watch, for Prometheus
         * @description Roles: ticketing, staff, receiver, finance, manager, admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open many cases from CSV, a row for each unit
         * @description A header, then a row for each unit. Rows of one policy with the same `rma`, or without one the same `ticket`, are one
         *     case, which bears that number; what a row leaves empty of the case, another of its rows says. Where a row may belong to several
         *     cases, none of them is opened, and of a file with rows that may belong to any, nothing is. Columns are the fields of
         *     POST /v1/cases by their paths, those of a unit by their names; `role` is empty or `loaner`: policy, rma, ticket, returnType, clientType, currency, reportedAt, approvedAt, qualified, internalComment, siteAnswer, photos, termsAcceptedAt, customer.ref, customer.name, customer.email, customer.zone, customer.language, customer.address.street, customer.address.city, customer.address.state, customer.address.postalCode, customer.address.country, customer.savedCard.gatewayCustomer, customer.savedCard.card, order.number, order.soldAs, subscription.service, subscription.monthlyFee, subscription.billingDay, subscription.prepaidThrough, subscription.pastDue, subscription.contract.startsOn, subscription.contract.endsOn, maintenance.contract, maintenance.termStartsOn, maintenance.termEndsOn, maintenance.termMonths, maintenance.wishedFor, mail.receivedAt, mail.confirmation, serial, brand, model, shippedOn, listPrice, paidPrice, replacementPrice, kind, traits, line, soldAs, tax, deliveredAt, bookPrice, role.
         *     Prices are written 399.00, lists with spaces between. Columns that nobody needs are left out.
         *
         *     Each case is checked and opened as by POST /v1/cases, one after the other, and one that is refused keeps no other from being
         *     opened. The same file sent again opens nothing twice. The answer is a line of JSON for each row, as it is done. At most 10000 rows
         *     and 8 MB go into one import.
         *
         *     Roles: ticketing, staff, manager, admin.
         */
        post: {
            parameters: {
                query?: {
                    /** @description true: everything is checked and answered for, and nothing is opened. */
                    dryRun?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example policy,rma,customer.ref,customer.name,customer.email,serial,brand,model,listPrice
                     *     speco,4711,cust-42,Ana Diaz,ana@example.com,C1,Speco,O8B8,399.00
                     */
                    "text/csv": string;
                };
            };
            responses: {
                /** @description A line of JSON for each row, in between as it is done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": components["schemas"]["ImportLine"];
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-large: The request is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description wrong-content-type: The content type is not one we read */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events from Stripe, signed by it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many facts were kept. */
                            taken: number;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key. forged: The signature does not fit */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-large: The request is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/easypost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trackers from EasyPost, signed by it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many facts were kept. */
                            taken: number;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key. forged: The signature does not fit */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-large: The request is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/shippo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tracks from Shippo, signed by it, or with one of the secrets as `?token=` */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many facts were kept. */
                            taken: number;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key. forged: The signature does not fit */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-large: The request is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/aftership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trackings from AfterShip, signed by it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many facts were kept. */
                            taken: number;
                        };
                    };
                };
                /** @description malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key. forged: The signature does not fit */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-large: The request is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/zendesk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An approved ticket, by a trigger’s webhook, signed by Zendesk
         * @description Only the ticket’s number counts, `{ "ticket_id": "4711" }`: the rest is read from the ticket.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description sent-back: the agent is told in the ticket what stands in the way.
                             * @enum {string}
                             */
                            kind: "opened" | "known" | "sent-back" | "not-approved" | "busy";
                            rma?: string;
                            why?: string;
                        };
                    };
                };
                /** @description malformed: The request cannot be read. malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key. forged: The signature does not fit */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-large: The request is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An approval from any ticketing system, signed
         * @description Standard Webhooks, or the secret in `X-Webhook-Secret`: `{ "type": "rma.approved", "data": … }`, the data as in `POST /v1/cases`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description sent-back: the agent is told in the ticket what stands in the way.
                             * @enum {string}
                             */
                            kind: "opened" | "known" | "sent-back" | "not-approved" | "busy";
                            rma?: string;
                            why?: string;
                        };
                    };
                };
                /** @description malformed: The request cannot be read. malformed: The request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description key-unknown: No such key. forged: The signature does not fit */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-allowed: This key may not do that */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-found: There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-large: The request is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many: Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AgingReport: {
            /**
             * Format: date
             * @example 2026-04-05
             */
            from: string;
            /**
             * Format: date
             * @example 2026-04-05
             */
            to: string;
            policy: string | null;
            data: {
                /**
                 * @description Of the oldest unit, as it was frozen at approval.
                 * @enum {string}
                 */
                age: "within-30-days" | "31-days-to-expiry" | "after-warranty" | "unlisted-brand" | "not-counted";
                clientType: string | null;
                rmas: number;
            }[];
        };
        Case: {
            rma: string;
            returnType: string;
            /** @description For a vendor’s leg: the client’s case that it belongs to. */
            of: string | null;
            policy: string;
            policyVersion: number | null;
            /** @enum {string} */
            stage: "approved" | "submitted" | "awaiting-approval" | "awaiting-confirmation" | "awaiting-hold" | "awaiting-shipment" | "in-transit" | "awaiting-return" | "overdue" | "paused" | "lapsed" | "inspecting" | "with-vendor" | "asking-client" | "quoted" | "repairing" | "with-distributor" | "in-notice" | "collecting" | "billed" | "awaiting-loaner" | "closed";
            /** @description How it ended, once it is closed. */
            outcome: ("returned" | "returned-late" | "billed" | "undone" | "kept" | "lost-by-carrier" | "lapsed" | "cancelled" | "refused" | "settled-by-staff" | "resolved-remotely" | "declined" | "repaired" | "replaced" | "sent-back" | "disposed-of" | "delivered" | "taken-by-distributor" | "refunded" | "credited" | "denied" | "withdrawn" | "ended") | null;
            ticket: string | null;
            customerRef: string;
            clientType: string | null;
            currency: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            openedAt: string;
            closedAt: string | null;
            /** @description The first instant after the last day on which a return is not late. */
            dueAt: string | null;
            /** @description The first instant after the last day before the obligation is money. */
            billAt: string | null;
            /** @description When money moves, should nothing be back by then. */
            moneyAt: string | null;
            /** @description Absent until the return is secured one way or another. */
            collateral: ("held" | "unsecured" | "on-account" | "released" | "claimed") | null;
            /** @description When the hold lapses, while there is a live one. */
            securedUntil: string | null;
            disputed: ("open" | "won" | "lost") | null;
            units: {
                serial: string;
                brand: string;
                model: string;
                /** @enum {string} */
                role: "failed" | "loaner";
                replacement: string | null;
                /** @description What this unit may cost at most: frozen at approval. */
                amount: components["schemas"]["Money"];
                /** @enum {string} */
                state: "owed" | "received" | "undone" | "lost-by-our-carrier" | "billed" | "kept" | "forgiven" | "refunded" | "on-bench" | "not-expected" | "repaired" | "replaced" | "sent-back" | "disposed-of";
            }[];
            /** @description What each obligation may cost at most, with its tax: frozen when it arose. */
            obligations: {
                /** @enum {string} */
                obligation: "return" | "damage" | "loaner" | "deductible" | "quote" | "order" | "subscription" | "vendor-credit";
                serial: string | null;
                amount: components["schemas"]["Money"];
            }[];
            holds: {
                ref: string;
                amount: components["schemas"]["Money"];
                /** @enum {string} */
                state: "live" | "released" | "captured" | "lost";
                /**
                 * Format: date-time
                 * @example 2026-04-05T04:00:00.000Z
                 */
                placedAt: string;
                /**
                 * Format: date-time
                 * @example 2026-04-05T04:00:00.000Z
                 */
                captureBefore: string;
                endedAt: string | null;
            }[];
            ledger: components["schemas"]["LedgerLine"][];
            /** @description What a person has to do now. */
            tasks: components["schemas"]["Task"][];
            /** @description Open exceptions, by the id that resolves them; null while the running case does not answer. */
            exceptions: {
                id: string;
                kind: string;
            }[] | null;
        };
        CaseEvent: {
            id: number;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            who: string;
            what: string;
            because: string[];
            policy: string | null;
            detail: {
                [key: string]: unknown;
            };
        };
        CaseOutlook: {
            customer: {
                name: string;
                email: string;
            } | null;
            /**
             * Format: date-time
             * @description The case’s own time.
             * @example 2026-04-05T04:00:00.000Z
             */
            now: string;
            /** @description Whether the running case could be asked; a closed one need not be. */
            answering: boolean;
            /** @description What it does by itself, unless something happens before. */
            next: {
                /**
                 * Format: date-time
                 * @example 2026-04-05T04:00:00.000Z
                 */
                at: string;
                what: string;
            } | null;
            /** @description What people decide about a case. */
            choices: {
                /** @enum {string} */
                decision: "extend" | "correctDelivery" | "inspect" | "resolveException" | "keepOriginal" | "waiveHold" | "renewHold" | "approve" | "remedy" | "quote" | "answerQuote" | "answerNoTrouble" | "outOfStock" | "answerStock" | "reopen" | "allowLate" | "withdraw" | "settleByHand" | "enterVendorRma" | "dispatchToVendor" | "testReplacement" | "finish" | "cancel";
                /** @description What speaks against it now; null: nothing does. */
                whyNot: string | null;
            }[];
            /** @description What people tell a case or start for it, by the last part of the route, and what speaks against it now. */
            facts: {
                /** @enum {string} */
                fact: "replacement-shipped" | "replacement-delivered" | "replacement-failed" | "carrier-scan" | "device-received" | "label" | "pickup" | "acceptance" | "acknowledgement" | "payment" | "distributor-return" | "confirmation" | "cancellation-mail" | "no-reinstatement-acknowledgement" | "vendor-leg" | "vendor-answer" | "vendor-replacement";
                whyNot: string | null;
            }[];
            /** @description Where the ticketing system shows the ticket. */
            ticketPage: string | null;
            /** @description The vendor’s legs of this case. */
            legs: {
                rma: string;
                /** @enum {string} */
                stage: "approved" | "submitted" | "awaiting-approval" | "awaiting-confirmation" | "awaiting-hold" | "awaiting-shipment" | "in-transit" | "awaiting-return" | "overdue" | "paused" | "lapsed" | "inspecting" | "with-vendor" | "asking-client" | "quoted" | "repairing" | "with-distributor" | "in-notice" | "collecting" | "billed" | "awaiting-loaner" | "closed";
            }[];
            /** @description Other cases that have had one of its units, or what replaced them. */
            relatives: {
                serial: string;
                rma: string;
                /** @enum {string} */
                as: "failed" | "loaner" | "replacement";
                /** @enum {string} */
                stage: "approved" | "submitted" | "awaiting-approval" | "awaiting-confirmation" | "awaiting-hold" | "awaiting-shipment" | "in-transit" | "awaiting-return" | "overdue" | "paused" | "lapsed" | "inspecting" | "with-vendor" | "asking-client" | "quoted" | "repairing" | "with-distributor" | "in-notice" | "collecting" | "billed" | "awaiting-loaner" | "closed";
            }[];
            /** @description The warranty chains of its units, where the records know them. */
            chains: {
                serial: string;
                /** @description Age and warranty count from this day. */
                startedOn: string;
                /** @description Those that count against the maximum. */
                replacements: number;
                /** @enum {string} */
                origin: "original" | "replacement";
            }[];
            /** @description As granted, and frozen since. */
            terms: {
                [key: string]: unknown;
            } | null;
        };
        CaseSummary: {
            rma: string;
            returnType: string;
            /** @description For a vendor’s leg: the client’s case that it belongs to. */
            of: string | null;
            policy: string;
            policyVersion: number | null;
            /** @enum {string} */
            stage: "approved" | "submitted" | "awaiting-approval" | "awaiting-confirmation" | "awaiting-hold" | "awaiting-shipment" | "in-transit" | "awaiting-return" | "overdue" | "paused" | "lapsed" | "inspecting" | "with-vendor" | "asking-client" | "quoted" | "repairing" | "with-distributor" | "in-notice" | "collecting" | "billed" | "awaiting-loaner" | "closed";
            /** @description How it ended, once it is closed. */
            outcome: ("returned" | "returned-late" | "billed" | "undone" | "kept" | "lost-by-carrier" | "lapsed" | "cancelled" | "refused" | "settled-by-staff" | "resolved-remotely" | "declined" | "repaired" | "replaced" | "sent-back" | "disposed-of" | "delivered" | "taken-by-distributor" | "refunded" | "credited" | "denied" | "withdrawn" | "ended") | null;
            ticket: string | null;
            customerRef: string;
            clientType: string | null;
            currency: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            openedAt: string;
            closedAt: string | null;
            /** @description The first instant after the last day on which a return is not late. */
            dueAt: string | null;
            /** @description The first instant after the last day before the obligation is money. */
            billAt: string | null;
            /** @description When money moves, should nothing be back by then. */
            moneyAt: string | null;
            /** @description Absent until the return is secured one way or another. */
            collateral: ("held" | "unsecured" | "on-account" | "released" | "claimed") | null;
            /** @description When the hold lapses, while there is a live one. */
            securedUntil: string | null;
            disputed: ("open" | "won" | "lost") | null;
        };
        Comment: {
            marker: string;
            ticket: string;
            kind: string;
            body: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            state: "queued" | "written" | "ticket-gone";
        };
        DecisionAnswer: {
            rma: string;
            decision: string;
            /** @description Sent again as Idempotency-Key, it asks for this decision again. */
            updateId: string;
            case: {
                rma: string;
                /** @enum {string} */
                stage: "submitted" | "awaiting-approval" | "awaiting-confirmation" | "awaiting-hold" | "awaiting-shipment" | "in-transit" | "awaiting-return" | "overdue" | "paused" | "lapsed" | "inspecting" | "with-vendor" | "asking-client" | "quoted" | "repairing" | "with-distributor" | "in-notice" | "collecting" | "billed" | "awaiting-loaner" | "closed";
                /** @enum {string} */
                outcome?: "returned" | "returned-late" | "billed" | "undone" | "kept" | "lost-by-carrier" | "lapsed" | "cancelled" | "refused" | "settled-by-staff" | "resolved-remotely" | "declined" | "repaired" | "replaced" | "sent-back" | "disposed-of" | "delivered" | "taken-by-distributor" | "refunded" | "credited" | "denied" | "withdrawn" | "ended";
                dueAt?: string;
                billAt?: string;
                moneyAt?: string;
                secured?: string;
                exceptions: {
                    id: string;
                    kind: string;
                }[];
                units: {
                    serial: string;
                    state: string;
                }[];
            };
        };
        Delivery: {
            id: string;
            /** @description The `webhook-id`, the same on every try. */
            message: string;
            endpoint: string;
            /** @description Where that endpoint is. */
            url: string;
            /** @enum {string} */
            type: "rma.unreturned.billed" | "rma.kept.billed" | "rma.damage.invoiced" | "rma.loaner.billed" | "rma.charge.reversed" | "rma.return.refunded" | "rma.deductible.invoiced" | "rma.quote.invoiced" | "rma.order.refunded" | "rma.subscription.billed" | "rma.vendor.credited" | "reconciliation.mismatch" | "endpoint.test";
            rma: string | null;
            /** @description What moved; `null` where the message is about no movement. */
            amount: components["schemas"]["Money"] | null;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            state: "queued" | "retrying" | "delivered" | "held" | "dead" | "dropped";
            attempts: number;
            nextAttemptAt: string | null;
            endedAt: string | null;
        };
        DeliveryLog: {
            id: string;
            /** @description The `webhook-id`, the same on every try. */
            message: string;
            endpoint: string;
            /** @description Where that endpoint is. */
            url: string;
            /** @enum {string} */
            type: "rma.unreturned.billed" | "rma.kept.billed" | "rma.damage.invoiced" | "rma.loaner.billed" | "rma.charge.reversed" | "rma.return.refunded" | "rma.deductible.invoiced" | "rma.quote.invoiced" | "rma.order.refunded" | "rma.subscription.billed" | "rma.vendor.credited" | "reconciliation.mismatch" | "endpoint.test";
            rma: string | null;
            /** @description What moved; `null` where the message is about no movement. */
            amount: components["schemas"]["Money"] | null;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            state: "queued" | "retrying" | "delivered" | "held" | "dead" | "dropped";
            attempts: number;
            nextAttemptAt: string | null;
            endedAt: string | null;
            body: unknown;
            log: {
                n: number;
                /**
                 * Format: date-time
                 * @example 2026-04-05T04:00:00.000Z
                 */
                at: string;
                /** @enum {string} */
                outcome: "received" | "gone" | "refused" | "unreachable" | "forbidden";
                status: number | null;
                milliseconds: number;
                /** @description The beginning of what was answered, or why nothing was. */
                excerpt: string;
            }[];
        };
        Exposure: {
            rma: string;
            policy: string;
            /** @description The client’s name. */
            customer: string | null;
            /** @enum {string} */
            stage: "approved" | "submitted" | "awaiting-approval" | "awaiting-confirmation" | "awaiting-hold" | "awaiting-shipment" | "in-transit" | "awaiting-return" | "overdue" | "paused" | "lapsed" | "inspecting" | "with-vendor" | "asking-client" | "quoted" | "repairing" | "with-distributor" | "in-notice" | "collecting" | "billed" | "awaiting-loaner" | "closed";
            dueAt: string | null;
            /** @description What the units that are still owed may cost, once a replacement has left for them. */
            out: components["schemas"]["Money"];
            /** @description What holds secure of it; one that is being replaced counts once. */
            held: components["schemas"]["Money"];
            /** @description What is out beyond what is held. */
            unsecured: components["schemas"]["Money"];
            /** @description What is out past its due mark. */
            overdue: components["schemas"]["Money"];
            /** @description Two while an old hold has still to be let go beside its successor. */
            holds: number;
        };
        /**
         * @example {
         *       "id": "17",
         *       "name": "deviceReceived",
         *       "at": "2026-04-03T15:00:00.000Z",
         *       "by": "receiver:dock",
         *       "serial": "C1"
         *     }
         */
        Fact: {
            id: string;
            name: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            by: string;
        } & {
            [key: string]: unknown;
        };
        FactAnswer: {
            fact: components["schemas"]["Fact"];
            /**
             * @description after-close: kept, but the case had closed; staff have a task where it matters.
             * @enum {string}
             */
            verdict: "taken-in" | "after-close";
            /**
             * @description again: it was on record already, and counts once.
             * @enum {string}
             */
            told: "first" | "again";
        };
        /**
         * @example {
         *       "id": "17",
         *       "name": "deviceReceived",
         *       "at": "2026-04-03T15:00:00.000Z",
         *       "by": "receiver:dock",
         *       "serial": "C1"
         *     }
         */
        FactInput: {
            id: string;
            name: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            by: string;
        } & {
            [key: string]: unknown;
        };
        FailureReport: {
            /**
             * Format: date
             * @example 2026-04-05
             */
            from: string;
            /**
             * Format: date
             * @example 2026-04-05
             */
            to: string;
            policy: string | null;
            data: {
                brand: string;
                /** @enum {string} */
                finding: "fault-found" | "no-trouble-found" | "client-damage";
                /** @description In the words of whoever inspected it. */
                cause: string | null;
                units: number;
            }[];
        };
        ImportLine: {
            /** @constant */
            kind: "begins";
            rows: number;
            cases: number;
            /** @description Whether nothing is opened. */
            dryRun: boolean;
        } | components["schemas"]["ImportedRow"] | {
            /** @constant */
            kind: "ends";
            opened: number;
            known: number;
            refused: number;
        } | {
            /** @constant */
            kind: "stopped";
            line: number;
            /** @enum {string} */
            code: "malformed" | "key-unknown" | "forged" | "not-allowed" | "not-found" | "unit-taken" | "key-taken" | "last-admin" | "person-known" | "number-taken" | "nothing-held" | "not-approved" | "labels-refused" | "decision-refused" | "case-closed" | "by-configuration" | "endpoint-disabled" | "in-flight" | "key-reused" | "refused" | "too-large" | "wrong-content-type" | "too-many" | "internal" | "stopping" | "pending" | "records-away" | "counterpart-away" | "temporal-away";
            detail: string;
        };
        ImportedRow: {
            /** @constant */
            kind: "row";
            /** @description The row’s own, in the file; the header is line 1. */
            line: number;
            rma: string | null;
            /**
             * @description known: the case stood already, with the same content. refused: nothing was opened for its case.
             * @enum {string}
             */
            result: "opened" | "known" | "refused";
            problem?: {
                /** @enum {string} */
                code: "malformed" | "key-unknown" | "forged" | "not-allowed" | "not-found" | "unit-taken" | "key-taken" | "last-admin" | "person-known" | "number-taken" | "nothing-held" | "not-approved" | "labels-refused" | "decision-refused" | "case-closed" | "by-configuration" | "endpoint-disabled" | "in-flight" | "key-reused" | "refused" | "too-large" | "wrong-content-type" | "too-many" | "internal" | "stopping" | "pending" | "records-away" | "counterpart-away" | "temporal-away";
                detail: string;
                errors: {
                    line: number;
                    column: string | null;
                    detail: string;
                }[];
                because: {
                    rule: string;
                    words: string;
                }[];
                /** @description The RMA that stands in the way. */
                rma?: string;
            };
        };
        ImportedRowInput: {
            /** @constant */
            kind: "row";
            /** @description The row’s own, in the file; the header is line 1. */
            line: number;
            rma: string | null;
            /**
             * @description known: the case stood already, with the same content. refused: nothing was opened for its case.
             * @enum {string}
             */
            result: "opened" | "known" | "refused";
            problem?: {
                /** @enum {string} */
                code: "malformed" | "key-unknown" | "forged" | "not-allowed" | "not-found" | "unit-taken" | "key-taken" | "last-admin" | "person-known" | "number-taken" | "nothing-held" | "not-approved" | "labels-refused" | "decision-refused" | "case-closed" | "by-configuration" | "endpoint-disabled" | "in-flight" | "key-reused" | "refused" | "too-large" | "wrong-content-type" | "too-many" | "internal" | "stopping" | "pending" | "records-away" | "counterpart-away" | "temporal-away";
                detail: string;
                errors: {
                    line: number;
                    column: string | null;
                    detail: string;
                }[];
                because: {
                    rule: string;
                    words: string;
                }[];
                /** @description The RMA that stands in the way. */
                rma?: string;
            };
        };
        Key: {
            id: string;
            role: string;
            name: string;
            revokedAt: string | null;
            /** @description When it was last used, to the minute. */
            usedAt: string | null;
        };
        LedgerEntry: {
            id: number;
            rma: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            kind: "held" | "released" | "captured" | "charged" | "invoiced" | "refunded" | "dispute-lost" | "credited" | "credited-by-vendor";
            obligation: ("return" | "damage" | "loaner" | "deductible" | "quote" | "order" | "subscription" | "vendor-credit") | null;
            serial: string | null;
            amount: components["schemas"]["Money"];
            policy: string;
        };
        LedgerLine: {
            id: number;
            rma: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            kind: "held" | "released" | "captured" | "charged" | "invoiced" | "refunded" | "dispute-lost" | "credited" | "credited-by-vendor";
            obligation: ("return" | "damage" | "loaner" | "deductible" | "quote" | "order" | "subscription" | "vendor-credit") | null;
            serial: string | null;
            amount: components["schemas"]["Money"];
        };
        LedgerLineInput: {
            id: number;
            rma: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            kind: "held" | "released" | "captured" | "charged" | "invoiced" | "refunded" | "dispute-lost" | "credited" | "credited-by-vendor";
            obligation: ("return" | "damage" | "loaner" | "deductible" | "quote" | "order" | "subscription" | "vendor-credit") | null;
            serial: string | null;
            amount: components["schemas"]["MoneyInput"];
        };
        LedgerSums: {
            currency: string;
            lines: number;
            /** @description Captured, charged, invoiced, and credited to us by vendors. */
            taken: components["schemas"]["Money"];
            /** @description Refunded, credited, and lost in disputes. */
            givenBack: components["schemas"]["Money"];
            kinds: {
                /** @enum {string} */
                kind: "held" | "released" | "captured" | "charged" | "invoiced" | "refunded" | "dispute-lost" | "credited" | "credited-by-vendor";
                lines: number;
                amount: components["schemas"]["Money"];
            }[];
        };
        Letter: {
            messageId: string;
            rma: string;
            kind: string;
            occasion: string;
            recipient: string;
            subject: string;
            /** @description As it was sent, without the token of the client’s own link. */
            text: string;
            html: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            state: "queued" | "sent" | "bounced";
        };
        Mail: {
            id: number;
            mailbox: string;
            /**
             * @description told: a case knows of it. unmatched, held-back: a person is to look at it. set-aside: one has.
             * @enum {string}
             */
            state: "new" | "told" | "unmatched" | "held-back" | "automatic" | "bounce" | "set-aside";
            /**
             * Format: date-time
             * @description When it reached our own server.
             * @example 2026-04-05T04:00:00.000Z
             */
            receivedAt: string;
            /** @description Whom it says it is from. */
            sender: string | null;
            subject: string;
            words: string;
            asks: ("label" | "pick-up" | "cancellation") | null;
            /**
             * @description Whether the sender’s domain vouches for it.
             * @enum {string}
             */
            dmarc: "passed" | "not-proven";
            why: string | null;
            rma: string | null;
            settledBy: string | null;
        };
        Mismatch: {
            id: number;
            /** @enum {string} */
            kind: "not-in-ledger" | "not-at-gateway" | "amounts-differ" | "trigger-missing" | "trigger-undelivered" | "hold-outlives-case";
            ref: string;
            rma: string | null;
            detail: {
                [key: string]: unknown;
            };
            /** @description Of its case, in which the amounts are. */
            currency: string | null;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            foundAt: string;
            settledAt: string | null;
        };
        /**
         * @example {
         *       "amount": 39900,
         *       "currency": "USD"
         *     }
         */
        Money: {
            amount: number;
            currency: string;
        };
        /**
         * @example {
         *       "amount": 39900,
         *       "currency": "USD"
         *     }
         */
        MoneyInput: {
            amount: number;
            currency: string;
        };
        Person: {
            id: string;
            /** @description How they stand in the audit trail, after their role. */
            who: string;
            email: string | null;
            /** @description What the provider calls them; `null` before they first signed in. */
            subject: string | null;
            name: string;
            /** @description What they may do; `null`: nothing. */
            role: ("ticketing" | "staff" | "receiver" | "finance" | "manager" | "admin") | null;
            /** @description Who says so: an admin, here; or the provider’s claim and the configuration. */
            roleFrom: ("settings" | "provider") | null;
            /** @enum {string} */
            state: "invited" | "in" | "without-role" | "removed";
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            addedAt: string;
            signedInAt: string | null;
        };
        Policy: {
            id: string;
            /** @description Under which cases are granted now. */
            version: number;
            company: string;
            zone: string;
            currency: string;
            /** @description The returns that this company takes. */
            returns: ("advanceReplacement" | "standardReturn" | "overTheCounterReturn" | "virtualReturn" | "orderedNotNeededReturn" | "subscriptionCancellation" | "maintenanceCancellation")[];
            /** @description All that there have been, oldest first. */
            versions: {
                version: number;
                /**
                 * Format: date-time
                 * @description When a program first started with it; new cases fall under it from here.
                 * @example 2026-04-05T04:00:00.000Z
                 */
                firstSeenAt: string;
            }[];
        };
        PolicyVersion: {
            version: number;
            /**
             * Format: date-time
             * @description When a program first started with it; new cases fall under it from here.
             * @example 2026-04-05T04:00:00.000Z
             */
            firstSeenAt: string;
            id: string;
            /** @description What it grants, in plain words; `null` for one that today’s form cannot read any more. */
            words: {
                /** @enum {string} */
                about: "every-return" | "advanceReplacement" | "standardReturn" | "overTheCounterReturn" | "virtualReturn" | "orderedNotNeededReturn" | "subscriptionCancellation" | "maintenanceCancellation";
                clauses: {
                    words: string;
                    /** @description Rules, of which `GET /v1/rules` has the words. */
                    because: string[];
                }[];
            }[] | null;
            /** @description All its settings, defaults told. */
            body: {
                [key: string]: unknown;
            };
        };
        Problem: {
            /** @description A page about this kind of problem. */
            type: string;
            title: string;
            status: number;
            /** @description What happened here, and what to do next. */
            detail: string;
            /** @description The id of the request, as in our log. */
            instance: string;
            /** @enum {string} */
            code: "malformed" | "key-unknown" | "forged" | "not-allowed" | "not-found" | "unit-taken" | "key-taken" | "last-admin" | "person-known" | "number-taken" | "nothing-held" | "not-approved" | "labels-refused" | "decision-refused" | "case-closed" | "by-configuration" | "endpoint-disabled" | "in-flight" | "key-reused" | "refused" | "too-large" | "wrong-content-type" | "too-many" | "internal" | "stopping" | "pending" | "records-away" | "counterpart-away" | "temporal-away";
            errors?: {
                pointer: string;
                detail: string;
            }[];
            because?: {
                rule: string;
                words: string;
            }[];
            missing?: string[];
            rma?: string;
            updateId?: string;
        };
        QueueEntry: {
            rma: string;
            returnType: string;
            /** @description For a vendor’s leg: the client’s case that it belongs to. */
            of: string | null;
            policy: string;
            policyVersion: number | null;
            /** @enum {string} */
            stage: "approved" | "submitted" | "awaiting-approval" | "awaiting-confirmation" | "awaiting-hold" | "awaiting-shipment" | "in-transit" | "awaiting-return" | "overdue" | "paused" | "lapsed" | "inspecting" | "with-vendor" | "asking-client" | "quoted" | "repairing" | "with-distributor" | "in-notice" | "collecting" | "billed" | "awaiting-loaner" | "closed";
            /** @description How it ended, once it is closed. */
            outcome: ("returned" | "returned-late" | "billed" | "undone" | "kept" | "lost-by-carrier" | "lapsed" | "cancelled" | "refused" | "settled-by-staff" | "resolved-remotely" | "declined" | "repaired" | "replaced" | "sent-back" | "disposed-of" | "delivered" | "taken-by-distributor" | "refunded" | "credited" | "denied" | "withdrawn" | "ended") | null;
            ticket: string | null;
            customerRef: string;
            clientType: string | null;
            currency: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            openedAt: string;
            closedAt: string | null;
            /** @description The first instant after the last day on which a return is not late. */
            dueAt: string | null;
            /** @description The first instant after the last day before the obligation is money. */
            billAt: string | null;
            /** @description When money moves, should nothing be back by then. */
            moneyAt: string | null;
            /** @description Absent until the return is secured one way or another. */
            collateral: ("held" | "unsecured" | "on-account" | "released" | "claimed") | null;
            /** @description When the hold lapses, while there is a live one. */
            securedUntil: string | null;
            disputed: ("open" | "won" | "lost") | null;
            /** @description The client’s name. */
            customer: string | null;
            serials: string[];
            /**
             * Format: date-time
             * @description What is due next; of a closed case, when it closed.
             * @example 2026-04-05T04:00:00.000Z
             */
            nextAt: string;
            /** @description What waits for a person. */
            tasks: {
                id: number;
                kind: string;
            }[];
        };
        ReceiptAnswer: {
            rma: string | null;
            fact: components["schemas"]["Fact"];
            /**
             * @description match: a unit of this case. mismatch: not one of its units, or not what was in the box. unknown: no case.
             * @enum {string}
             */
            verdict: "match" | "mismatch" | "unknown";
            /** @enum {string} */
            told: "first" | "again";
            /** @description What to do with the parcel. */
            note: string;
        };
        ReturnTimes: {
            /**
             * Format: date
             * @example 2026-04-05
             */
            from: string;
            /**
             * Format: date
             * @example 2026-04-05
             */
            to: string;
            policy: string | null;
            /** @description Failed units whose replacement was delivered in the period. */
            units: number;
            /** @description Days from delivery, day 0, to receipt; null while none is back. */
            median: number | null;
            /** @description Nine in ten of those that are back took at most so many days. */
            ninetieth: number | null;
            outcomes: {
                /** @enum {string} */
                outcome: "in-time" | "late" | "never" | "still-out";
                units: number;
                share: number;
            }[];
            /** @description Receipts by the day after delivery; days without any are left out. */
            data: {
                day: number;
                inTime: number;
                late: number;
            }[];
        };
        RiskReport: {
            /**
             * Format: date
             * @example 2026-04-05
             */
            from: string;
            /**
             * Format: date
             * @example 2026-04-05
             */
            to: string;
            policy: string | null;
            /** @description The end of each day, for each currency. */
            data: {
                /**
                 * Format: date
                 * @example 2026-04-05
                 */
                day: string;
                /** @description What units still owed may cost, once a replacement has left for them. */
                out: components["schemas"]["Money"];
                /** @description What holds secure. */
                held: components["schemas"]["Money"];
                /** @description Of what is out, what no hold of its own case secures. */
                unsecured: components["schemas"]["Money"];
                /** @description Of what is out, what is past its due mark. */
                overdue: components["schemas"]["Money"];
            }[];
        };
        Session: {
            id: string;
            /**
             * @description What one is signed in with, or as.
             * @enum {string}
             */
            kind: "key" | "person";
            /** @description Whose key it is, or what the person is called; may be empty. */
            name: string;
            /** @enum {string} */
            role: "ticketing" | "staff" | "receiver" | "finance" | "manager" | "admin";
            /** @enum {string} */
            surroundings: "production" | "sandbox";
            /** @description Where Temporal shows its own pages. */
            temporalUi: string | null;
        };
        SignedOut: {
            /** @description Where the browser is signed out of the provider of identities too, if it has such a page. */
            next: string | null;
        };
        Surroundings: {
            /** @enum {string} */
            surroundings: "production" | "sandbox";
            version: string;
            node: string;
            publicUrl: string;
            /** @description Each thing we need, as it is now. `sendback doctor` looks at all the others, and says why. */
            checks: {
                /** @enum {string} */
                database: "ok" | "away";
                /** @enum {string} */
                migrations: "ok" | "pending" | "away";
                /** @enum {string} */
                temporal: "ok" | "away";
                /**
                 * @description `none`: people sign in with API keys.
                 * @enum {string}
                 */
                signIn: "ok" | "away" | "none";
            };
            /** @description Where people sign in, by its host. */
            provider: string | null;
            temporalUi: string | null;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
        };
        Task: {
            id: number;
            rma: string | null;
            /** @enum {string} */
            kind: "diagnose" | "approve-return" | "ask-distributor" | "unexpected-unit" | "ship-replacement" | "stock-unanswered" | "reship-or-cancel" | "confirm-delivery" | "shipped-unsecured" | "return-overdue" | "hold-lost" | "new-card" | "hold-beyond-limit" | "still-in-transit" | "carrier-claim" | "carrier-silent" | "denied-goods" | "refund-shipping" | "resolve-exception" | "missing-packaging" | "inspect" | "inspection-overdue" | "choose-remedy" | "quote-needed" | "no-trouble-unanswered" | "collect-payment" | "repair-unit" | "return-unit" | "dispose-unit" | "shipped-early" | "approve-charge" | "collect-invoice" | "dispute" | "late-return-after-limit" | "late-fact" | "quarantine" | "unidentified-parcel" | "malformed-fact" | "letter-undelivered" | "comment-undelivered" | "trigger-undelivered" | "endpoint-disabled" | "reconciliation-mismatch" | "money-stuck" | "management-notice" | "quote-unanswered" | "case-without-workflow" | "offer-standard-return" | "more-time" | "swap-parcel" | "loaner-outstanding" | "switch-off-service" | "prevent-renewal" | "acknowledgement-missing" | "vendor-rma" | "vendor-dispatch" | "vendor-answer" | "vendor-replacement" | "vendor-test" | "vendor-gave-nothing" | "unmatched-mail" | "mailbox-unread";
            /** @description One kind and occasion is one task of a case. */
            occasion: string;
            /** @enum {string} */
            role: "staff" | "manager" | "finance";
            /** @description Why there are tasks of this kind. */
            why: string;
            /** @description What to do about it. What is told or typed stands between backticks. */
            todo: string;
            /** @description What this one is about. */
            detail: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            openedAt: string;
            doneAt: string | null;
            doneBy: string | null;
        };
        TaskInput: {
            id: number;
            rma: string | null;
            /** @enum {string} */
            kind: "diagnose" | "approve-return" | "ask-distributor" | "unexpected-unit" | "ship-replacement" | "stock-unanswered" | "reship-or-cancel" | "confirm-delivery" | "shipped-unsecured" | "return-overdue" | "hold-lost" | "new-card" | "hold-beyond-limit" | "still-in-transit" | "carrier-claim" | "carrier-silent" | "denied-goods" | "refund-shipping" | "resolve-exception" | "missing-packaging" | "inspect" | "inspection-overdue" | "choose-remedy" | "quote-needed" | "no-trouble-unanswered" | "collect-payment" | "repair-unit" | "return-unit" | "dispose-unit" | "shipped-early" | "approve-charge" | "collect-invoice" | "dispute" | "late-return-after-limit" | "late-fact" | "quarantine" | "unidentified-parcel" | "malformed-fact" | "letter-undelivered" | "comment-undelivered" | "trigger-undelivered" | "endpoint-disabled" | "reconciliation-mismatch" | "money-stuck" | "management-notice" | "quote-unanswered" | "case-without-workflow" | "offer-standard-return" | "more-time" | "swap-parcel" | "loaner-outstanding" | "switch-off-service" | "prevent-renewal" | "acknowledgement-missing" | "vendor-rma" | "vendor-dispatch" | "vendor-answer" | "vendor-replacement" | "vendor-test" | "vendor-gave-nothing" | "unmatched-mail" | "mailbox-unread";
            /** @description One kind and occasion is one task of a case. */
            occasion: string;
            /** @enum {string} */
            role: "staff" | "manager" | "finance";
            /** @description Why there are tasks of this kind. */
            why: string;
            /** @description What to do about it. What is told or typed stands between backticks. */
            todo: string;
            /** @description What this one is about. */
            detail: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            openedAt: string;
            doneAt: string | null;
            doneBy: string | null;
        };
        Trigger: {
            id: string;
            type: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            at: string;
            amount: components["schemas"]["Money"];
            payload: unknown;
            /** @enum {string} */
            state: "queued" | "delivered";
        };
        WaysIn: {
            /** @description Where people sign in, by its host; `null`: with API keys only. */
            provider: string | null;
            /** @enum {string} */
            surroundings: "production" | "sandbox";
        };
        WebhookEndpoint: {
            id: string;
            url: string;
            description: string;
            /** @description What it is told; `null`: everything. */
            events: ("rma.unreturned.billed" | "rma.kept.billed" | "rma.damage.invoiced" | "rma.loaner.billed" | "rma.charge.reversed" | "rma.return.refunded" | "rma.deductible.invoiced" | "rma.quote.invoiced" | "rma.order.refunded" | "rma.subscription.billed" | "rma.vendor.credited" | "reconciliation.mismatch" | "endpoint.test")[] | null;
            /** @enum {string} */
            origin: "configuration" | "api";
            /** @enum {string} */
            state: "enabled" | "disabled" | "removed";
            /** @description Why it is disabled. */
            reason: string | null;
            /** @description What signs now, the newest first. Those of the configured endpoint are not listed. */
            secrets: {
                /**
                 * Format: date-time
                 * @example 2026-04-05T04:00:00.000Z
                 */
                madeAt: string;
                expiresAt: string | null;
            }[];
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            madeAt: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            changedAt: string;
        };
        WebhookEndpointInput: {
            id: string;
            url: string;
            description: string;
            /** @description What it is told; `null`: everything. */
            events: ("rma.unreturned.billed" | "rma.kept.billed" | "rma.damage.invoiced" | "rma.loaner.billed" | "rma.charge.reversed" | "rma.return.refunded" | "rma.deductible.invoiced" | "rma.quote.invoiced" | "rma.order.refunded" | "rma.subscription.billed" | "rma.vendor.credited" | "reconciliation.mismatch" | "endpoint.test")[] | null;
            /** @enum {string} */
            origin: "configuration" | "api";
            /** @enum {string} */
            state: "enabled" | "disabled" | "removed";
            /** @description Why it is disabled. */
            reason: string | null;
            /** @description What signs now, the newest first. Those of the configured endpoint are not listed. */
            secrets: {
                /**
                 * Format: date-time
                 * @example 2026-04-05T04:00:00.000Z
                 */
                madeAt: string;
                expiresAt: string | null;
            }[];
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            madeAt: string;
            /**
             * Format: date-time
             * @example 2026-04-05T04:00:00.000Z
             */
            changedAt: string;
        };
        /** @description The secret is shown this once. */
        WebhookEndpointWithSecret: {
            endpoint: components["schemas"]["WebhookEndpoint"];
            secret: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
